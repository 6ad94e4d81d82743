#include "glossary/english/headline_names.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"

namespace dragoman {
namespace {

// `headline` with braces around each word that is likely a name.
std::string Marked(absl::string_view headline) {
  std::string marked;
  size_t copied = 0;
  for (const ByteRange& name : LikelyNames(headline)) {
    absl::StrAppend(&marked, headline.substr(copied, name.begin - copied), "{", name.In(headline), "}");
    copied = name.end;
  }
  return absl::StrCat(marked, headline.substr(copied));
}

// The headlines below have braces around the names that are to be found.
void ExpectNames(absl::string_view marked) {
  std::string headline;
  for (const char c : marked) {
    if (c != '{' && c != '}') headline += c;
  }
  EXPECT_EQ(Marked(headline), std::string(marked));
}

TEST(HeadlineNamesTest, ASurnameStandsBehindAGivenName) {
  ExpectNames("Court Frees {Daniel} {Cook} After 12 Years");
  ExpectNames("{Emily} {Walker}, Rising Star of Ballet, Retires");
  ExpectNames("Council Names {Rosa} {Gray} as New Treasurer");
  ExpectNames("{John} F. {Young} Named Chairman");
  ExpectNames("Teacher Union Head {Bob} {Flowers} Retires");
  ExpectNames("{Amy} {Adams} to Star in Film");
  ExpectNames("Nurse {Karen} {Reed} Acquitted");
  ExpectNames("{Maria} de {Souza} Wins Race");
  ExpectNames("Fans Greet {Emily} After Concert");
  ExpectNames("{Susan} Leaves Home");
  ExpectNames("Swimmer {Kate} {Lake} Breaks World Record");
}

TEST(HeadlineNamesTest, AGivenNameThatIsAWordTooIsOneBeforeASurnameAtTheEndOfAPhrase) {
  ExpectNames("{Bill} {Brown} Resigns After Vote");
  ExpectNames("Actor {Mark} {Stone} Dies at 71");
  ExpectNames("Lawyer for {Hunter} {Moss} Denies Charges");
  ExpectNames("Bill on Gun Control Moves to Senate");
  ExpectNames("Housing Bill Fails in Senate");
  ExpectNames("Grace Period for Tax Returns Ends");
  ExpectNames("Frank Talks Between Leaders Yield No Deal");
  ExpectNames("Mark of the Beast");
  ExpectNames("Max Speed Limit Raised");
}

TEST(HeadlineNamesTest, ANameStandsBetweenAnOfficeAndAVerb) {
  ExpectNames("Mayor {Bill} {Brown} Resigns After Budget Vote");
  ExpectNames("Police Chief {Ray} {Dunn} Steps Down");
  ExpectNames("President {Hale} Vetoes Farm Bill");
  ExpectNames("Minister {Jonas} {Lund} Blocks Fishing Quotas");
  ExpectNames("Prime Minister {Anders} {Holm} Calls Early Election");
  ExpectNames("Dr. {Lund} Leads New Study");
  ExpectNames("Mayor {Adams} Urges Calm");
  ExpectNames("Critics Sue Judge {Brooks}");
  ExpectNames("Senator {Stone} Blocks Housing Bill");
}

TEST(HeadlineNamesTest, WhatAnOfficeDoesIsNoName) {
  ExpectNames("Mayor Seeks Reelection in Close Race");
  ExpectNames("Judge Orders New Trial in Murder Case");
  ExpectNames("President Visits Troops Near Front Line");
  ExpectNames("Prime Minister Resigns After Losing Vote");
  ExpectNames("Governor Declares Emergency");
  ExpectNames("Suspect Guilty, Judge Rules");
  ExpectNames("Mayor Race Tightens in Final Week");
  ExpectNames("Chief Justice {Page} Retires");
  ExpectNames("Prime Time Debate Draws Record Audience");
  ExpectNames("Chief Executive of Bank Quits");
  ExpectNames("Talks With the Mayor. Schools Close");
}

TEST(HeadlineNamesTest, AnApostropheShowsAName) {
  ExpectNames("Council Rejects {Baker}'s Budget");
  ExpectNames("Irish Writer O'{Brien} Wins Prize");
  ExpectNames("World's Oldest Bridge Closes");
  ExpectNames("Mayor's Plan Fails");
}

TEST(HeadlineNamesTest, StatesAndPlacesNamedAfterSaintsAreNames) {
  ExpectNames("Plant to Close in {Ohio}");
  ExpectNames("{North} {Dakota} Votes on New Road");
  ExpectNames("Fire Near {San} {Bruno} Destroys Homes");
  ExpectNames("New Road to {Fort} {Davis} Opens");
}

TEST(HeadlineNamesTest, TakesAnyText) {
  EXPECT_TRUE(LikelyNames("").empty());
  EXPECT_TRUE(LikelyNames("Mayor").empty());
  EXPECT_TRUE(LikelyNames("\xFF Mr. \xC3' O'").empty());
}

}  // namespace
}  // namespace dragoman
