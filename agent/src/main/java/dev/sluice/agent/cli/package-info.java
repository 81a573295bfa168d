/** The command line of the agent's jar. Nothing of a running agent may come in. */
@NullMarked
package dev.sluice.agent.cli;

import org.jspecify.annotations.NullMarked;
