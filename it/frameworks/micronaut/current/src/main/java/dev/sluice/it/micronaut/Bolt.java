package dev.sluice.it.micronaut;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What a workshop has in stock. */
@MappedEntity("bolt")
public record Bolt(@Id Integer id, String name, int price) {}
