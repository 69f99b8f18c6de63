import { cookies } from "next/headers";
import { cookieOptions, sessionCookie } from "@/lib/auth/cookie";
import { endSession } from "@/lib/auth/live-session";
import { refuseForeign } from "@/lib/auth/origin";

/** Ends this browser's session and takes from the browser what the desk left in it. */
export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeign(request.headers);
  if (foreign) return foreign;
  const jar = await cookies();
  await endSession(jar.get(sessionCookie())?.value);
  jar.set(sessionCookie(), "", { ...cookieOptions(), maxAge: 0 });
  return new Response(null, {
    status: 303,
    headers: { Location: "/desk/sign-in?left", "Clear-Site-Data": '"cache", "storage"' },
  });
}
