package com.example.shop;

import java.util.List;
import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.VectorStoreRetriever;

/** A search in what is less than a vector store: it can only be read. */
public final class StoreSearch extends Scene {

  @Override
  void play() {
    new Orders().similaritySearch("open orders");
    look();
  }

  final class Orders implements VectorStoreRetriever {
    @Override
    public List<Document> similaritySearch(SearchRequest request) {
      look();
      return List.of(new Document("an order"));
    }
  }
}
