/** A program on Micronaut Data. What belongs to one version alone must not come in. */
package dev.sluice.it.micronaut;
