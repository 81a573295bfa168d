/** A program on Spring AI. Other frameworks must not come in. */
package dev.sluice.it.springai;
