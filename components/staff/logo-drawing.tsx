import { shownSize, type Logo } from "@/lib/domain/logo";

const HIGHEST = 40;
const ROOM = 16;

/** A logo on a ground that it has whatever the page has. */
export function LogoDrawing({
  logo,
  label,
  ground,
}: {
  logo: Logo;
  label: string;
  ground: string;
}) {
  const { width, height } = shownSize(logo, HIGHEST);
  const [across, down] = [width + 2 * ROOM, height + 2 * ROOM];
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${across} ${down}`}
      width={across}
      height={down}
      className="border-rule h-auto max-w-full border"
    >
      <rect width={across} height={down} fill={ground} />
      <image href={`/desk/settings/logo/${logo.sha256}`} {...{ x: ROOM, y: ROOM, width, height }} />
    </svg>
  );
}
