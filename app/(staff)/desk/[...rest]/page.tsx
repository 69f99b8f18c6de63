import { notFound } from "next/navigation";
import { requireMember } from "@/lib/auth/session";

/** An address below the desk at which nothing is: said by the desk, to those who may know its addresses. */
export default async function NothingHere() {
  await requireMember();
  notFound();
}
