/**
 * The mapped hand-off: many application threads publish, one writer drains. Pure JDK; knows no
 * transport, no policy, no thread of its own.
 */
@NullMarked
package dev.sluice.agent.audit.ring;

import org.jspecify.annotations.NullMarked;
