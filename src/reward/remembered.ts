/** A function that makes its answer once for each of a few things that many lines have. */
export function remembered<Thing, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const known = new Map<Thing, Made>();
  return (thing) => {
    let made = known.get(thing);
    if (made === undefined) known.set(thing, (made = make(thing)));
    return made;
  };
}
