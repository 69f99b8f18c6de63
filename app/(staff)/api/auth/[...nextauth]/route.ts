import type { NextRequest } from "next/server";
import { nextAuth } from "@/lib/auth/callback";
import { refuseForeign } from "@/lib/auth/origin";

type Context = { params: Promise<{ nextauth: string[] }> };

// Of next-auth's many addresses, only those that are used here are open.
const OPEN = {
  GET: ["csrf", "session", "signin", "error"],
  POST: ["callback/credentials", "callback/second-step", "signout"],
} as const;

export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { nextauth } = await params;
  return isOpen("GET", nextauth) ? nextAuth(request, nextauth) : notFound();
}

export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  const foreign = refuseForeign(request.headers);
  if (foreign) return foreign;
  const { nextauth } = await params;
  return isOpen("POST", nextauth) ? nextAuth(request, nextauth) : notFound();
}

const isOpen = (method: keyof typeof OPEN, nextauth: string[]) =>
  OPEN[method].some((address) => address === nextauth.join("/"));

const notFound = () => new Response(null, { status: 404 });
