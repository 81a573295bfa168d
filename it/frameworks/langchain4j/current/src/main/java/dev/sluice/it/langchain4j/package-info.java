/** A program on LangChain4j. Other frameworks must not come in. */
package dev.sluice.it.langchain4j;
