// A product's picture; where there is none, its first letter on a tint of its own.
interface Props {
  name: string;
  src?: string | null;
  size?: number;
}

const tint = (name: string) => [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);

export function Thumb({ name, src, size = 36 }: Props) {
  const box = { width: size, height: size, borderRadius: Math.max(6, size / 7), flex: 'none' } as const;
  if (src)
    return <img src={src} alt="" width={size} height={size} loading="lazy" style={{ ...box, objectFit: 'cover' }} />;
  const hue = tint(name);
  return (
    <span
      aria-hidden
      style={{
        ...box,
        display: 'grid',
        placeItems: 'center',
        fontSize: size * 0.42,
        fontWeight: 600,
        color: `hsl(${hue} 42% 26%)`,
        background: `linear-gradient(140deg, hsl(${hue} 52% 92%), hsl(${hue} 44% 82%))`,
        border: `1px solid hsl(${hue} 36% 80%)`,
      }}
    >
      {[...name][0]}
    </span>
  );
}
