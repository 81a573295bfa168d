/**
 * What drivers can do beside their statements, said as the SQL that does the same. Nothing is
 * decided here, and nothing of a driver is changed: its own objects are only looked at.
 */
@NullMarked
package dev.sluice.agent.call.aside;

import org.jspecify.annotations.NullMarked;
