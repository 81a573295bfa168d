package com.example.clerk;

import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailException;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrailResult;

/** Guardrails before and after the model, and one that throws. */
public final class Guarded extends Stage {

  @Override
  void play() {
    service(Clerk.class)
        .inputGuardrails(new Before())
        .outputGuardrails(new After())
        .build()
        .work("c", "go");
    look();
    try {
      service(Clerk.class).inputGuardrails(new Failing()).build().work("c", "go");
    } catch (InputGuardrailException expected) {
      look();
    }
  }

  private final class Before implements InputGuardrail {
    @Override
    public InputGuardrailResult validate(InputGuardrailRequest request) {
      look();
      return success();
    }
  }

  private final class Failing implements InputGuardrail {
    @Override
    public InputGuardrailResult validate(InputGuardrailRequest request) {
      look();
      throw new IllegalStateException("no database");
    }
  }

  private final class After implements OutputGuardrail {
    @Override
    public OutputGuardrailResult validate(OutputGuardrailRequest request) {
      look();
      return success();
    }
  }
}
