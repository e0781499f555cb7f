// The tables of one image, each behind its reader. Views only: constructing one reads a few headers.
#pragma once

#include "know/abbreviations.hpp"
#include "know/agencies.hpp"
#include "know/countries.hpp"
#include "know/evidence.hpp"
#include "know/gazetteer.hpp"
#include "know/holidays.hpp"
#include "know/home_towns.hpp"
#include "know/image.hpp"
#include "know/lexicon.hpp"
#include "know/patterns.hpp"
#include "know/publishers.hpp"
#include "know/versions.hpp"
#include "know/zones.hpp"

namespace dateline::know {

class tables {
 public:
  explicit tables(image from)
      : image_(std::move(from)),
        zones(image_),
        abbreviations(image_),
        countries(image_),
        evidence(image_),
        lexicon(image_),
        patterns(image_),
        publishers(image_),
        agencies(image_),
        gazetteer(image_),
        holidays(image_),
        home_towns(image_),
        versions(image_) {}

 private:
  image image_;  // first: the readers view its bytes

 public:
  know::zones zones;
  know::abbreviations abbreviations;
  know::countries countries;
  know::evidence evidence;
  know::lexicon lexicon;
  know::patterns patterns;
  know::publishers publishers;
  know::agencies agencies;
  know::gazetteer gazetteer;
  know::holidays holidays;
  know::home_towns home_towns;
  know::versions versions;
};

}  // namespace dateline::know
