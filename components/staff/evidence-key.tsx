"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const ADDRESS = "/desk/evidence/new";

/** Alt+N, from every page of the desk, leads to the form that logs evidence. What is typed elsewhere has been kept. */
export function EvidenceKey() {
  const router = useRouter();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.code !== "KeyN" || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      router.push(ADDRESS);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [router]);
  return null;
}
