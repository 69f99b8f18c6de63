import { isIPv4, isIPv6 } from "node:net";
import { env } from "@/lib/env";

/**
 * The network that a request comes from: the first 24 bits of an IPv4 address, 64 of an IPv6 one.
 * Only what our own proxies wrote is believed (ONUS_PROXIES of them); without one, anybody could write anything
 * there, and it is not known.
 */
export function networkOf(forwardedFor: string | null | undefined): string | null {
  if (env.ONUS_PROXIES === 0 || !forwardedFor) return null;
  return prefixOf(forwardedFor.split(",").at(-env.ONUS_PROXIES)?.trim() ?? "");
}

export function prefixOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(plain)) return plain.split(".").slice(0, 3).join(".");
  if (!isIPv6(plain)) return null;
  // The URL parser writes every IPv6 address in one way: lower case, no leading zeros, "::" for the zeros.
  const [front = "", back = ""] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::");
  const head = front.split(":").filter(Boolean);
  const tail = back.split(":").filter(Boolean);
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => "0");
  return [...head, ...zeros, ...tail].slice(0, 4).join(":");
}
