package dev.sluice.rules.policy;

/**
 * What is wrong with a policy, and where. Immutable.
 *
 * @param file the name of the {@link PolicyText}
 * @param line 1-based; 0 if it is about the file as a whole
 * @param column 1-based, in code points
 * @param message what is wrong and what to do
 * @param sourceLine the line as it stands in the file, secrets left out
 */
public record Problem(String file, int line, int column, String message, String sourceLine) {

  /** {@code file:line:col: message}, the line, a caret below the place. */
  public String render() {
    if (line == 0) {
      return file + ": " + message;
    }
    String number = Integer.toString(line);
    StringBuilder text = new StringBuilder();
    text.append(file).append(':').append(line).append(':').append(column).append(": ");
    text.append(message).append('\n');
    text.append("  ").append(number).append(" | ").append(sourceLine).append('\n');
    text.append("  ").append(" ".repeat(number.length())).append(" | ");
    int at = 0;
    for (int i = 1; i < column && at < sourceLine.length(); i++) {
      text.append(sourceLine.charAt(at) == '\t' ? '\t' : ' ');
      at = sourceLine.offsetByCodePoints(at, 1);
    }
    return text.append('^').toString();
  }
}
