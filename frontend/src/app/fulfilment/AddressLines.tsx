// An address as an envelope has it: in Japan from the postcode down to the room, elsewhere from the street up.
interface Address {
  name: string;
  postal_code: string;
  country: string;
  region: string;
  city: string;
  line1: string;
  line2?: string;
  phone?: string;
}

/** The lines below the name. */
export function linesOf(place: Address): string[] {
  const lines =
    place.country === 'JP'
      ? [place.postal_code && `〒${place.postal_code}`, `${place.region}${place.city}${place.line1}`, place.line2]
      : [
          place.line1,
          place.line2,
          [place.city, place.region, place.postal_code].filter(Boolean).join(', '),
          place.country,
        ];
  return [...lines, place.phone].filter((line): line is string => !!line);
}

export const AddressLines = ({ of: place }: { of: Address }) => (
  <address style={{ fontStyle: 'normal', lineHeight: 1.65, fontSize: 13, overflowWrap: 'anywhere' }}>
    <b>{place.name}</b>
    {linesOf(place).map((line) => (
      <div key={line}>{line}</div>
    ))}
  </address>
);
