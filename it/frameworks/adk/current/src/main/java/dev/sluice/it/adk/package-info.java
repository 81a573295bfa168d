/** A program on the Agent Development Kit. Other frameworks must not come in. */
package dev.sluice.it.adk;
