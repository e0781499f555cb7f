// "Did you mean": the nearest of the words that would have been right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::cli {

std::size_t edit_distance(std::string_view a, std::string_view b);               // insertions, deletions, changes, swapped neighbours
std::string nearest(std::string_view word, const std::vector<std::string>& of);  // empty where none is near

// The end of a complaint about `word`: "; did you mean scan?", or `otherwise` where nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& of, std::string_view otherwise = {});

}  // namespace dateline::cli
