"use client";

import { Button } from "@/components/ui/button";

/** A surprise: said plainly, with the number by which its line in the log is found, and without the machine's words. */
export default function DeskError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div role="alert" className="max-w-measure grid gap-4">
      <h1>Something went wrong on our side</h1>
      <p>
        Nothing was changed by this step. What you typed may still be there if you go back one page.
        Try again; if it happens again, tell your administrator
        {error.digest ? ` this number: ${error.digest}.` : "."}
      </p>
      <div>
        <Button type="button" kind="primary" onClick={reset}>
          Try again
        </Button>
      </div>
    </div>
  );
}
