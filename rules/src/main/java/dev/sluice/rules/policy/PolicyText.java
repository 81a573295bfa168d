package dev.sluice.rules.policy;

/**
 * One policy file, already read.
 *
 * @param name what problems call it: its path or file name
 * @param text its content
 */
public record PolicyText(String name, String text) {}
