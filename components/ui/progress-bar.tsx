/** How much of something is done, in the colour of links: green would say that it is well. */
export const ProgressBar = ({
  value,
  max,
  label,
}: {
  value: number;
  max: number;
  label: string;
}) => (
  <progress
    value={value}
    max={max}
    aria-label={label}
    className="bg-rule [&::-webkit-progress-bar]:bg-rule [&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent h-2 w-full max-w-80 appearance-none"
  />
);
