package com.example.shop;

import java.util.List;
import org.springframework.ai.document.Document;
import org.springframework.ai.rag.Query;
import org.springframework.ai.rag.advisor.RetrievalAugmentationAdvisor;
import org.springframework.ai.rag.retrieval.search.DocumentRetriever;

/** Content for a model. */
public final class Retrieval extends Scene {

  @Override
  void play() {
    client()
        .prompt()
        .user("go")
        .advisors(RetrievalAugmentationAdvisor.builder().documentRetriever(new Orders()).build())
        .call()
        .content();
    look();
  }

  final class Orders implements DocumentRetriever {
    @Override
    public List<Document> retrieve(Query query) {
      look();
      return List.of(new Document("an order"));
    }
  }
}
