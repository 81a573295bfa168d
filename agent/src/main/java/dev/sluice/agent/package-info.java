/** The agent: guards the JDBC of the JVM it runs in. Each room below has one purpose. */
@NullMarked
package dev.sluice.agent;

import org.jspecify.annotations.NullMarked;
