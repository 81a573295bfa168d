/** Programs on the Java SDK of the Model Context Protocol. Other frameworks must not come in. */
package dev.sluice.it.mcp;
