import { deskOrigin } from "./origin";

const HOME = "/desk";
/** Nobody is led back to where they came in. */
const DOORS = ["/desk/sign-in", "/desk/sign-out", "/desk/welcome"];

/** The same address as a path inside the desk; the desk's first page for anything outside it. */
export function wayBack(address: string | null | undefined): string {
  if (!address || !URL.canParse(address, deskOrigin())) return HOME;
  const { origin, pathname, search } = new URL(address, deskOrigin());
  const isInside = origin === deskOrigin() && /^\/desk(\/|$)/.test(pathname);
  const isDoor = DOORS.some((door) => pathname.startsWith(door));
  return isInside && !isDoor ? pathname + search : HOME;
}

/** The sign-in page, with the way back to `address`. */
export function signInAddress(address: string | null | undefined): string {
  const back = wayBack(address);
  return back === HOME ? "/desk/sign-in" : `/desk/sign-in?callbackUrl=${encodeURIComponent(back)}`;
}

/** The question for a code, with the way back to `address`. */
export function secondStepAddress(address: string | null | undefined): string {
  const back = wayBack(address);
  const page = "/desk/sign-in/code";
  return back === HOME ? page : `${page}?callbackUrl=${encodeURIComponent(back)}`;
}

/** The page that asks for a code again, with the way back to `address`. */
export const confirmAddress = (address: string): string =>
  `/desk/account/confirm?callbackUrl=${encodeURIComponent(wayBack(address))}`;
