"use client";

import { Button } from "@/components/ui/button";
import words from "@/lib/messages/en/fault.json";

/** A surprise: said plainly, with the number by which its line in the log is found, and without the machine's words. */
export default function DeskError({ error }: { error: Error & { digest?: string } }) {
  return (
    <div role="alert" className="max-w-measure grid gap-4">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {error.digest && (
        <p>
          {words.number} <strong className="tabular-nums">{error.digest}</strong>
        </p>
      )}
      <div>
        <Button type="button" kind="primary" onClick={() => location.reload()}>
          {words.again}
        </Button>
      </div>
    </div>
  );
}
