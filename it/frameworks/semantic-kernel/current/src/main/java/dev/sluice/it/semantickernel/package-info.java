/** A program on Semantic Kernel. Other frameworks must not come in. */
package dev.sluice.it.semantickernel;
