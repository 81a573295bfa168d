package dev.sluice.rules.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spans of several detectors in one text, sorted and joined where they overlap. Not thread safe.
 */
final class Found {

  private record Span(int start, int end, int which) {}

  private final List<Span> spans = new ArrayList<>();
  int count;
  int[] starts = {};
  int[] ends = {};
  int[] which = {};

  void add(int start, int end, int detector) {
    spans.add(new Span(start, end, detector));
  }

  /** Sorts; spans that overlap become one, under the stronger mask. */
  void join(Masker[] maskers) {
    if (spans.isEmpty()) {
      return;
    }
    spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    starts = new int[spans.size()];
    ends = new int[spans.size()];
    which = new int[spans.size()];
    for (Span span : spans) {
      if (count > 0 && span.start < ends[count - 1]) {
        ends[count - 1] = Math.max(ends[count - 1], span.end);
        int before = maskers[which[count - 1]].spec().strength();
        if (maskers[span.which].spec().strength() < before) {
          which[count - 1] = span.which;
        }
      } else {
        starts[count] = span.start;
        ends[count] = span.end;
        which[count++] = span.which;
      }
    }
  }

  /** Whether each span begins and ends inside one string of a JSON document. */
  boolean insideStrings(String json) {
    int next = 0;
    boolean inString = false;
    for (int i = 0; i < json.length() && next < count; i++) {
      boolean inSpan = i >= starts[next] && i < ends[next];
      char c = json.charAt(i);
      if (inSpan && (!inString || c == '"' || c == '\\')) {
        return false;
      }
      if (i == ends[next] - 1) {
        next++;
      }
      if (c == '"') {
        inString = !inString;
      } else if (c == '\\' && inString) {
        i++;
        if (next < count && i >= starts[next]) {
          return false;
        }
      }
    }
    return true;
  }
}
