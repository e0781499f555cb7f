"""Which shapes of Natural Earth make up which first-order area of GeoNames."""
import collections

import places_geometry as geometry
import places_sources as sources


def outlines(folder, members, codes):
    """code -> (features, exact). exact: one shape that Natural Earth itself gives that code, so its names and id are the area's.

    Elsewhere the two cut countries differently (provinces of Spain and regions): a shape then goes to the area that
    most of its larger places lie in.
    """
    by_code = sources.natural_earth(folder)
    found, left = {}, collections.defaultdict(list)
    for code, features in by_code.items():
        rings = [ring for f in features for ring in geometry.outer_rings(f["geometry"])]
        if code in codes and well_placed(rings, members[code]):
            found[code] = (features, len(features) == 1)
        else:
            left[code[:2]] += features
    for country, features in left.items():
        if not any(code.startswith(country + ".") and code not in found for code in codes):
            continue
        places = sorted(members[country], key=lambda c: -c["population"])
        made = collections.defaultdict(list)
        for feature in features:
            code = home_of(geometry.outer_rings(feature["geometry"]), places)
            if code and f"{country}.{code}" not in found:
                made[f"{country}.{code}"].append(feature)
        for code, parts in made.items():
            rings = [ring for f in parts for ring in geometry.outer_rings(f["geometry"])]
            if code in codes and well_placed(rings, members[code]):
                found[code] = (parts, False)
    return found


def well_placed(rings, places):
    """An old code can have been given to another area since: most of its places must lie there."""
    return sum(geometry.inside_box(rings, c["lat"], c["lon"]) for c in places) >= 0.6 * len(places)


def home_of(rings, places):
    votes = collections.Counter()
    for c in places:
        if geometry.inside_box(rings, c["lat"], c["lon"], 0) and any(geometry.inside(ring, c["lat"], c["lon"]) for ring in rings):
            votes[c["admin1"]] += 1
            if votes.total() == 25:
                break
    if not votes:
        return ""
    code, n = votes.most_common(1)[0]
    return code if n >= 0.6 * votes.total() else ""
