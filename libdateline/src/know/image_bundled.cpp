// The image that is linked into the library; apart, so that the tool that makes it can link the rest.
#include "know/image.hpp"

extern "C" {
extern const char dateline_bundled_image[];
extern const char dateline_bundled_image_end[];
}

namespace dateline::know {

image image::bundled() {
  return {{dateline_bundled_image, static_cast<std::size_t>(dateline_bundled_image_end - dateline_bundled_image)}, nullptr};
}

}  // namespace dateline::know
