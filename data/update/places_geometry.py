"""One point for an area: from its outline where there is one, else from its places."""
import math


def signed_area_and_centroid(ring):
    """Of a ring of (lon, lat) on a plane with longitudes narrowed by the latitude: good enough for a label point."""
    lon0 = ring[0][0]
    lat0 = sum(lat for _, lat in ring) / len(ring)
    narrow = math.cos(math.radians(lat0))
    points = [(((lon - lon0 + 540) % 360 - 180) * narrow, lat) for lon, lat in ring]
    area = cx = cy = 0.0
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]):
        cross = x0 * y1 - x1 * y0
        area += cross
        cx += (x0 + x1) * cross
        cy += (y0 + y1) * cross
    if abs(area) < 1e-12:
        return 0.0, ring[0]
    return area / 2, (cx / (3 * area) / narrow + lon0, cy / (3 * area))


def centroid(rings):
    """Of several outlines, by their share; islands across the date line count from the largest ring."""
    parts = [signed_area_and_centroid(ring) for ring in rings if ring]
    parts = [(abs(area), point) for area, point in parts if area]
    if not parts:
        return None
    lon0 = max(parts)[1][0]
    total = sum(area for area, _ in parts)
    lon = sum(area * ((p[0] - lon0 + 540) % 360 - 180) for area, p in parts) / total + lon0
    lat = sum(area * p[1] for area, p in parts) / total
    return lat, (lon + 540) % 360 - 180


def outer_rings(geometry):
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(x, y) for x, y, *_ in polygon[0]] for polygon in polygons]


def inside_box(rings, lat, lon, margin=0.3):
    for ring in rings:
        lons, lats = [x for x, _ in ring], [y for _, y in ring]
        if min(lats) - margin <= lat <= max(lats) + margin and min(lons) - margin <= lon <= max(lons) + margin:
            return True
    return False


def mean(places):
    """Of (lat, lon, weight) on the sphere."""
    x = y = z = 0.0
    for lat, lon, weight in places:
        a, b = math.radians(lat), math.radians(lon)
        x += weight * math.cos(a) * math.cos(b)
        y += weight * math.cos(a) * math.sin(b)
        z += weight * math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def inside(ring, lat, lon):
    odd = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        if (y0 > lat) != (y1 > lat) and lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0:
            odd = not odd
    return odd
