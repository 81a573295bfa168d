package com.example.clerk;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.util.List;

/** A retriever of content. */
public final class Retrieval extends Stage {

  @Override
  void play() {
    service(Clerk.class).contentRetriever(new Retriever()).build().work("c", "go");
  }

  private final class Retriever implements ContentRetriever {
    @Override
    public List<Content> retrieve(Query query) {
      look();
      return List.of(Content.from("found"));
    }
  }
}
