/** Masking functions and value detectors; nothing here logs or returns the original on failure. */
@NullMarked
package dev.sluice.rules.mask;

import org.jspecify.annotations.NullMarked;
