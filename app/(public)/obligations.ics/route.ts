import { calendarAt } from "../calendar";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return calendarAt(request);
}
