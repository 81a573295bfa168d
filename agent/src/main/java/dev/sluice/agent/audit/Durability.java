package dev.sluice.agent.audit;

/** From whose death a record is safe when its publication returns. */
public enum Durability {
  /** The process. The host may lose what its page cache held. */
  PROCESS,
  /** The host too: who publishes waits until the disk has it. */
  DISK
}
