package dev.sluice.agent.gate;

import dev.sluice.agent.call.Entry;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one statement of one asker under one policy, with the shared parts of its
 * records in their encoded form. Immutable; valid as long as what it was made from is the same.
 *
 * @param refuses true if the statement must not run
 * @param sentence why, for the message
 * @param intent true if a record is written before it runs
 * @param aftermath true if running it may change session, transaction or catalog
 * @param names true if it names something in its session, or runs what has a name there
 * @param copying what it puts where values of a class were not before
 * @param statementBytes statement and decision
 * @param actor what the asker is, the policy's declarations considered
 * @param introduction what the database is told of who asks; null if nothing
 * @param hashParameters true if parameters may be of a sensitive class: never in full
 * @param decisionBytes the decision alone, for the outcome
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never changed
record Judgement(
    StatementFacts facts,
    Policy policy,
    Asking asking,
    Entry entry,
    ActorKind actor,
    Decision decision,
    boolean refuses,
    @Nullable String sentence,
    boolean intent,
    boolean aftermath,
    boolean names,
    Copying copying,
    byte[] statementBytes,
    byte[] decisionBytes,
    byte[] actorBytes,
    @Nullable String introduction,
    boolean hashParameters) {}
