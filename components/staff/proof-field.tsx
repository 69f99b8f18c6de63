"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { PROOF_FIELD } from "@/lib/domain/step-up";
import words from "@/lib/messages/en/proof.json";

/** In a form that was refused for want of a recent code: it is sent along the next time, with everything else. */
export function ProofField() {
  // Several forms of one page may ask at once.
  const id = useId();
  return (
    <div className="mt-3 max-w-xs">
      <Field
        id={id}
        name={PROOF_FIELD}
        label={words.label}
        hint={words.hint}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        required
      />
    </div>
  );
}

/** For a form whose session has ended: its words stay here while one signs in beside it. */
export function SignInAgain() {
  return (
    <p className="mt-2">
      <a href="/desk/sign-in" target="_blank" rel="noopener">
        {words.signIn}
      </a>
    </p>
  );
}
