/**
 * {@code premain}, {@code agentmain}, {@code main} and the agent's class loader: Java 8 class files
 * at the root of the jar. Only the JDK may come in: no other class of ours is named but by
 * reflection.
 */
package dev.sluice.agent.launch;
