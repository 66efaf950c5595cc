// sound_answer.h - what holds for every answer, whatever was asked and of whom.
#pragma once
#include "searcher/answer.h"

namespace musubi::fuzz {

// Ends the process where it is not so.
void expect_sound(const Answer& answer);

}  // namespace musubi::fuzz
