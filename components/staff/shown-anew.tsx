"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 1_500;

/** While a job is at something that a page shows, the page is asked for again and again; a page in the background waits. */
export function ShownAnew() {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const clock = setInterval(look, EVERY_MS);
    return () => clearInterval(clock);
  }, [router]);
  return null;
}
