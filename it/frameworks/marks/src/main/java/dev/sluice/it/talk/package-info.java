/** What tests ask of any AI framework. A framework must not come in. */
package dev.sluice.it.talk;
