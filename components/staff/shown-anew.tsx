"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";

const EVERY_MS = 1_500;

/**
 * While a job is at something that a page shows, the page is asked for again and again: the next time a moment after the
 * last answer, so that a slow server is not asked faster than it answers. A page in the background waits.
 */
export function ShownAnew() {
  const router = useRouter();
  const [isAsking, ask] = useTransition();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (isAsking) return;
    const clock = setTimeout(() => {
      setTurn(turn + 1);
      if (document.visibilityState === "visible") ask(() => router.refresh());
    }, EVERY_MS);
    return () => clearTimeout(clock);
  }, [isAsking, turn, router]);
  return null;
}
