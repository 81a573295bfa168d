/**
 * The append-only ledger: segment files of canonical bytes, a Merkle tree over their batches,
 * signed checkpoints. It knows nothing of queues, stores or the network: it takes bytes and proves
 * that they are still the same.
 */
@NullMarked
package dev.sluice.collector.ledger;

import org.jspecify.annotations.NullMarked;
