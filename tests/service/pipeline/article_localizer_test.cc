#include "service/pipeline/article_localizer.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "absl/synchronization/mutex.h"
#include "glossary/glossary_loader.h"
#include "service/backend/identity/identity_backend.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::HasSubstr;

constexpr char kGlossary[] = R"(
entries:
- id: person/dmitry-peskov
  kind: person
  gender: masculine
  en: {names: [Dmitry Peskov], surnames: [Peskov]}
  fr: {lemma: Dmitri Peskov, surname: Peskov}
  ru: {lemma: Дмитрий Песков, surname: Песков}
  uk: {lemma: Дмитро Пєсков, surname: Пєсков}
  origin: kremlin.ru
)";

// Answers by a function of the text.
class FakeBackend final : public Backend {
 public:
  using Answer = std::function<absl::StatusOr<std::string>(const LanguagePair&, const std::string&)>;
  explicit FakeBackend(Answer answer) : answer_(std::move(answer)) {}

  BackendInfo Info() const override {
    BackendInfo info;
    info.name = "fake";
    info.pairs = {{"en", "ru"}, {"en", "fr"}, {"en", "uk"}};
    info.keeps_placeholders = true;
    return info;
  }
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override {
    if (absl::Status status = context.Check(); !status.ok()) return status;
    std::vector<SegmentTranslation> translations;
    for (const BackendSegment& segment : request.segments) {
      SegmentTranslation& translation = translations.emplace_back();
      absl::StatusOr<std::string> text = answer_(request.languages, segment.text);
      translation.status = text.status();
      if (text.ok()) translation.text = *std::move(text);
    }
    return translations;
  }

 private:
  const Answer answer_;
};

// Puts the approved form in place of each term that it is told of, and leaves the rest.
class HintedBackend final : public Backend {
 public:
  BackendInfo Info() const override { return FakeBackend(nullptr).Info(); }
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext&) override {
    std::vector<SegmentTranslation> translations;
    for (const BackendSegment& segment : request.segments) {
      std::vector<TextEdit> edits;
      for (const TermHint& term : segment.terms) edits.push_back({term.source, term.lemma});
      translations.emplace_back().text = ApplyEdits(segment.text, edits);
    }
    return translations;
  }
};

// A localizer over one backend and a small glossary.
class Fixture {
 public:
  explicit Fixture(std::shared_ptr<Backend> backend, const std::string& glossary = kGlossary,
                   ArticleLocalizer::Options options = {})
      : router_(*Router::Create({}, {{"fake", std::move(backend)}})),
        holder_(*Glossary::Compile(*ParseGlossary(glossary, "test.yaml", GlossaryLayer::kBase))),
        localizer_(std::move(options), *router_, holder_) {}

  const ArticleLocalizer& localizer() const { return localizer_; }

 private:
  std::unique_ptr<Router> router_;
  GlossaryHolder holder_;
  ArticleLocalizer localizer_;
};

v1::LocalizeArticleRequest Paragraph(const std::string& text, const std::string& target = "ru") {
  v1::LocalizeArticleRequest request;
  request.add_target_language_codes(target);
  request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text(text);
  return request;
}

const std::string& FirstText(const v1::LocalizeArticleResponse& response, int result = 0) {
  return response.results(result).article().blocks(0).paragraph().text().text();
}

// A text of random characters, with marks on random ranges of it.
v1::RichText RandomText(std::mt19937& random) {
  const std::vector<std::string> parts = {"a",
                                          "B",
                                          "Peskov",
                                          " ",
                                          "  ",
                                          "\n",
                                          ". ",
                                          "! ",
                                          "\"",
                                          "«",
                                          "»",
                                          "é",
                                          "ж",
                                          "ї",
                                          "😀",
                                          "\u00A0",
                                          "https://example.org/x?y=1 ",
                                          "me@example.org",
                                          "#tag",
                                          "1,234.5",
                                          "$5",
                                          "⟪0⟫",
                                          "⟦",
                                          "'",
                                          "—",
                                          "&",
                                          "&amp;",
                                          "&eacute;",
                                          "&#8217;",
                                          "&#x2019;",
                                          "&nbsp;",
                                          "&zwnj;",
                                          "&lt;b&gt;",
                                          "\t"};
  v1::RichText text;
  std::vector<uint32_t> borders = {0};
  for (size_t i = random() % 40; i > 0; --i) {
    *text.mutable_text() += parts[random() % parts.size()];
    borders.push_back(static_cast<uint32_t>(text.text().size()));
  }
  if (borders.size() > 4) {
    const size_t middle = borders.size() / 2;
    v1::Span* outer = text.add_spans();
    outer->set_begin_byte(borders[1]);
    outer->set_end_byte(borders[borders.size() - 1]);
    outer->mutable_link()->set_uri("https://example.org");
    v1::Span* inner = text.add_spans();
    inner->set_begin_byte(borders[middle]);
    inner->set_end_byte(borders[middle + 1]);
    if (random() % 2 == 0) {
      inner->mutable_do_not_translate();
    } else {
      inner->mutable_emphasis()->set_style(v1::Emphasis::STYLE_BOLD);
    }
  }
  return text;
}

TEST(ArticleLocalizerTest, TheIdentityBackendGivesEveryArticleBackByteForByte) {
  Fixture fixture(std::make_shared<IdentityBackend>(), "entries: []");
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    v1::LocalizeArticleRequest request;
    request.add_target_language_codes("uk");
    request.set_without_typography(true);
    v1::Article& article = *request.mutable_article();
    article.set_id("a");
    article.mutable_headline()->set_text("A Headline In Title Case");
    *article.mutable_lead() = RandomText(random);
    *article.mutable_byline() = RandomText(random);
    *article.add_blocks()->mutable_heading()->mutable_text() = RandomText(random);
    *article.add_blocks()->mutable_paragraph()->mutable_text() = RandomText(random);
    v1::Quote& quote = *article.add_blocks()->mutable_quote();
    *quote.mutable_text() = RandomText(random);
    *quote.mutable_attribution() = RandomText(random);
    *article.add_blocks()->mutable_list()->add_items() = RandomText(random);
    v1::Image& image = *article.add_blocks()->mutable_image();
    image.set_credit("Пресс-служба");
    image.set_licence_uri("https://example.org/by/4.0/");
    *image.mutable_caption() = RandomText(random);
    article.add_blocks()->mutable_preformatted()->set_text("x  y");
    ASSERT_TRUE(fixture.localizer().Validate(request).empty());
    const auto response = fixture.localizer().Localize(request, CallContext());
    ASSERT_OK(response);
    v1::Article expected = article;
    expected.set_language_code("uk");
    std::string difference;
    MessageDifferencer differencer;
    differencer.ReportDifferencesToString(&difference);
    ASSERT_TRUE(differencer.Compare(expected, response->results(0).article()))
        << "round " << round << ": " << difference;
  }
}

TEST(ArticleLocalizerTest, ProtectedTextSurvivesABackendThatDropsPlaceholders) {
  Fixture fixture(std::make_shared<FakeBackend>(
      [](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
        if (absl::StrContains(text, "⟪")) return "потеряно";
        return absl::StrReplaceAll(text, {{"See", "См."}, {"or write to", "или пишите на"}});
      }));
  const auto response = fixture.localizer().Localize(
      Paragraph("See https://example.org/a?b=1 or write to me@example.org"), CallContext());
  ASSERT_OK(response);
  EXPECT_THAT(FirstText(*response), HasSubstr("https://example.org/a?b=1"));
  EXPECT_THAT(FirstText(*response), HasSubstr("me@example.org"));
  EXPECT_THAT(FirstText(*response), HasSubstr("См."));
}

TEST(ArticleLocalizerTest, WhatIsTooLongForAWordComesBackAsItIs) {
  const std::string long_word(200, 'x');
  std::string chinese;
  for (int i = 0; i < 400; ++i) chinese += "総";
  for (const std::string& text : {std::string(90'000, 'a'), absl::StrCat("See ", std::string(300, 'a'), "."),
                                  std::string(5'000, '-') + "abcd+/", long_word, chinese}) {
    SCOPED_TRACE(text.substr(0, 20));
    absl::Mutex mutex;
    std::string sent;
    const Fixture fixture(std::make_shared<FakeBackend>([&](const LanguagePair&, const std::string& part) {
      const absl::MutexLock lock(&mutex);
      return sent += part, part;
    }));
    v1::LocalizeArticleRequest request = Paragraph(text);
    request.set_without_typography(true);
    const auto response = fixture.localizer().Localize(request, CallContext());
    ASSERT_OK(response);
    EXPECT_EQ(FirstText(*response), text);
    EXPECT_EQ(absl::StrContains(sent, text.substr(4, 30)), text == long_word || text == chinese);
  }
}

TEST(ArticleLocalizerTest, MarkupAndPlaceholdersGoToTheBackendAsTokens) {
  std::vector<std::string> sent;
  Fixture fixture(std::make_shared<FakeBackend>(
      [&sent](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
        sent.push_back(text);
        return absl::StrReplaceAll(text, {{"He met", "Он встретил"}, {" and ", " и "}});
      }));
  const auto response = fixture.localizer().Localize(
      Paragraph("He met <b>{{name}}</b> and %d others, ${user}."), CallContext());
  ASSERT_OK(response);
  EXPECT_EQ(FirstText(*response), "Он встретил <b>{{name}}</b> и %d others, ${user}.");
  EXPECT_THAT(sent, testing::ElementsAre("He met ⟪0⟫⟪1⟫⟪2⟫ and ⟪3⟫ others, ⟪4⟫."));
}

TEST(ArticleLocalizerTest, EntitiesAreTranslatedAsTheCharactersThatTheyStandFor) {
  std::vector<std::string> sent;
  Fixture fixture(std::make_shared<FakeBackend>([&sent](const LanguagePair&, const std::string& text)
                                                    -> absl::StatusOr<std::string> {
    sent.push_back(text);
    return absl::StrReplaceAll(text, {{"Café AT&T’s", "Кафе AT&T &"}, {"bill", "счёт"}, {" and ", " и "}});
  }));
  const std::string source = "Caf&eacute; AT&amp;T&rsquo;s bill and Dmitry Peskov.";
  v1::LocalizeArticleRequest request = Paragraph(source);
  request.set_include_segments(true);
  const auto response = fixture.localizer().Localize(request, CallContext());
  ASSERT_OK(response);
  EXPECT_THAT(sent, testing::ElementsAre("Café AT&T’s bill and Dmitry Peskov."));
  const std::string& text = FirstText(*response);
  EXPECT_EQ(text, "Кафе AT&amp;T &amp; счёт и Дмитрий Песков.");
  const v1::LocalizedArticle& result = response->results(0);
  EXPECT_EQ(result.segments(0).source_text(), source);
  EXPECT_EQ(result.segments(0).target_text(), text);
  ASSERT_EQ(result.terms_size(), 1);
  EXPECT_EQ(result.terms(0).source().begin_byte(), source.find("Dmitry"));
  EXPECT_EQ(result.terms(0).source_text(), "Dmitry Peskov");
  EXPECT_EQ(result.terms(0).target().begin_byte(), text.find("Дмитрий"));
  EXPECT_EQ(result.terms(0).target_text(), "Дмитрий Песков");
}

TEST(ArticleLocalizerTest, AHeadlineKeepsTheCapitalsOfNamesThatNoGlossaryHas) {
  std::vector<std::string> seen;
  const Fixture fixture(std::make_shared<FakeBackend>(
      [&](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
        seen.push_back(text);
        return text;
      }));
  v1::LocalizeArticleRequest request;
  request.add_target_language_codes("ru");
  request.mutable_article()->mutable_headline()->set_text("Mayor Bill Brown Resigns After Budget Vote");
  ASSERT_OK(fixture.localizer().Localize(request, CallContext()));
  EXPECT_THAT(seen, testing::Contains("Mayor Bill Brown resigns after budget vote"));
}

TEST(ArticleLocalizerTest, BackendsAreToldOfTermsBesideProtectedText) {
  Fixture fixture(std::make_shared<HintedBackend>());
  const auto response =
      fixture.localizer().Localize(Paragraph("Write to me@example.org or ask Dmitry Peskov."), CallContext());
  ASSERT_OK(response);
  EXPECT_EQ(FirstText(*response), "Write to me@example.org or ask Дмитрий Песков.");
  EXPECT_EQ(response->results(0).terms(0).status(), v1::TermOccurrence::STATUS_APPLIED);
}

TEST(ArticleLocalizerTest, ASecondAttemptWithMasksBringsALostNameBack) {
  Fixture fixture(std::make_shared<FakeBackend>(
      [](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
        return absl::StrContains(text, "⟪0⟫") ? "Журналист встретился с ⟪0⟫." : "Журналист встретился с ним.";
      }));
  const auto response =
      fixture.localizer().Localize(Paragraph("A journalist met Dmitry Peskov."), CallContext());
  ASSERT_OK(response);
  EXPECT_EQ(FirstText(*response), "Журналист встретился с Дмитрием Песковым.");
  ASSERT_EQ(response->results(0).terms_size(), 1);
  EXPECT_EQ(response->results(0).terms(0).status(), v1::TermOccurrence::STATUS_REPAIRED);
}

// What the first attempt has stays in words: the less is masked, the better the sentence.
TEST(ArticleLocalizerTest, TheSecondAttemptMasksOnlyWhatTheFirstLacks) {
  std::string again;
  Fixture fixture(std::make_shared<FakeBackend>(
      [&again](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
        if (!absl::StrContains(text, "⟪")) return "Дмитрий Песков сказал, что он придёт.";
        again = text;
        return "Дмитрий Песков сказал, что ⟪1⟫ придёт.";
      }));
  const auto response =
      fixture.localizer().Localize(Paragraph("Dmitry Peskov said that Peskov would come."), CallContext());
  ASSERT_OK(response);
  EXPECT_EQ(again, "Dmitry Peskov said that ⟪1⟫ would come.");
  EXPECT_EQ(FirstText(*response), "Дмитрий Песков сказал, что Песков придёт.");
}

TEST(ArticleLocalizerTest, EveryTermIsAccountedForAtItsPlaceAfterTypography) {
  Fixture fixture(std::make_shared<FakeBackend>(
      [](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
        return absl::StrReplaceAll(text, {{"Dmitry Peskov said", "\"Да\", - сказал Дмитрий Пэсков"},
                                          {"Peskov left", "Он ушел"},
                                          {"⟪0⟫ left", "Он ушел"}});  // the masked second attempt
      }));
  const auto response =
      fixture.localizer().Localize(Paragraph("Dmitry Peskov said. Peskov left."), CallContext());
  ASSERT_OK(response);
  const v1::LocalizedArticle& result = response->results(0);
  ASSERT_EQ(result.terms_size(), 2);
  EXPECT_EQ(result.terms(0).status(), v1::TermOccurrence::STATUS_REPAIRED);
  EXPECT_EQ(result.terms(0).target_text(), "Дмитрий Песков");
  const v1::TextLocation& place = result.terms(0).target();
  EXPECT_EQ(FirstText(*response).substr(place.begin_byte(), place.end_byte() - place.begin_byte()),
            "Дмитрий Песков");
  EXPECT_THAT(FirstText(*response), HasSubstr("«Да»"));
  EXPECT_EQ(result.terms(1).status(), v1::TermOccurrence::STATUS_MISSED);
  EXPECT_FALSE(result.terms(1).has_target());
}

TEST(ArticleLocalizerTest, ALanguageThatFailsHasItsStatusAndTheOthersTheirArticle) {
  Fixture fixture(std::make_shared<FakeBackend>(
      [](const LanguagePair& pair, const std::string&) -> absl::StatusOr<std::string> {
        if (pair.target == "fr") return absl::UnavailableError("down");
        return "текст";
      }));
  v1::LocalizeArticleRequest request = Paragraph("Text.");
  request.add_target_language_codes("fr");
  const auto response = fixture.localizer().Localize(request, CallContext());
  ASSERT_OK(response);
  EXPECT_EQ(response->results(0).status().code(), 0);
  EXPECT_NE(response->results(1).status().code(), 0);
  EXPECT_FALSE(response->results(1).has_article());
}

// Puts "x" in place of words, and fails texts that have "Monday".
absl::StatusOr<std::string> FailOnMonday(const LanguagePair&, const std::string& text) {
  if (absl::StrContains(text, "Monday")) return absl::InternalError("broken");
  return absl::StrReplaceAll(text, {{"Peskov", "Песков"}, {"left", "уехал"}});
}

TEST(ArticleLocalizerTest, ASegmentThatFailsStandsAsInTheSourceWithAWarning) {
  const Fixture fixture(std::make_shared<FakeBackend>(FailOnMonday));
  const std::string failed = "On Monday Peskov said \"1,250.5\" - @desk.";
  v1::LocalizeArticleRequest request = Paragraph("Peskov left in May 2026. " + failed + " He left.");
  request.mutable_article()->mutable_headline()->set_text("The Talks Begin on Monday");
  v1::Span& span =
      *request.mutable_article()->mutable_blocks(0)->mutable_paragraph()->mutable_text()->add_spans();
  span.set_begin_byte(28);
  span.set_end_byte(34);
  span.mutable_emphasis();
  request.set_include_segments(true);
  const auto response = fixture.localizer().Localize(request, CallContext());
  ASSERT_OK(response);
  const v1::LocalizedArticle& result = response->results(0);
  EXPECT_EQ(result.status().code(), 0);
  EXPECT_EQ(result.article().headline().text(), "The Talks Begin on Monday");
  const std::string& text = FirstText(*response);
  EXPECT_EQ(text, "Песков уехал в мае 2026\u00A0года. " + failed + " He уехал.");
  const v1::Span& kept = result.article().blocks(0).paragraph().text().spans(0);
  EXPECT_EQ(text.substr(kept.begin_byte(), kept.end_byte() - kept.begin_byte()), "Monday");

  ASSERT_EQ(result.terms_size(), 2);
  EXPECT_EQ(result.terms(0).status(), v1::TermOccurrence::STATUS_APPLIED);
  EXPECT_EQ(result.terms(1).status(), v1::TermOccurrence::STATUS_MISSED);

  std::vector<v1::Warning> failures;
  for (const v1::Warning& warning : result.warnings()) {
    if (warning.reason() == "SEGMENT_FAILED") {
      failures.push_back(warning);
    } else {
      EXPECT_FALSE(warning.source().path() == "headline") << warning.DebugString();
    }
  }
  ASSERT_EQ(failures.size(), 2u);
  EXPECT_EQ(failures[0].source().path(), "headline");
  EXPECT_EQ(failures[0].message(), "left untranslated: segment \"The Talks Begin on Monday\": broken");
  EXPECT_EQ(failures[1].source().path(), "blocks[0].paragraph.text");
  EXPECT_EQ(failures[1].source().begin_byte(), 25u);
  const v1::TextLocation& place = failures[1].target();
  EXPECT_EQ(text.substr(place.begin_byte(), place.end_byte() - place.begin_byte()), failed);
  EXPECT_EQ(result.segments(2).target_text(), failed);
  EXPECT_EQ(result.segments(2).backend(), "");
  EXPECT_EQ(result.provenance().segments(), 2u);
}

TEST(ArticleLocalizerTest, ChecksLookAtWhatIsTranslatedBesideAFailedSegment) {
  const Fixture fixture(std::make_shared<FakeBackend>(
      [](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
        if (absl::StrContains(text, "Monday")) return absl::InternalError("broken");
        return "Приехали люди.";
      }));
  const auto response = fixture.localizer().Localize(
      Paragraph("On Monday the minister said that 1,250 of them would come. Then 70 people came."),
      CallContext());
  ASSERT_OK(response);
  std::vector<std::string> reasons;
  for (const v1::Warning& warning : response->results(0).warnings()) reasons.push_back(warning.reason());
  EXPECT_THAT(reasons, testing::ElementsAre("SEGMENT_FAILED", "NUMBERS"));
}

TEST(ArticleLocalizerTest, AStreamBringsWhatIsTranslatedBesideFailedSegments) {
  const Fixture fixture(std::make_shared<FakeBackend>(FailOnMonday));
  for (const std::vector<std::string>& paragraphs : std::vector<std::vector<std::string>>{
           {"It began on Monday.", "He left.", "Peskov left.", "On Monday.", "On Monday.", "He left."},
           {"He left.", "On Monday."},
           {"On Monday.", "He left."}}) {
    SCOPED_TRACE(testing::PrintToString(paragraphs));
    v1::LocalizeArticleRequest request = Paragraph(paragraphs.front());
    request.mutable_article()->mutable_headline()->set_text("Monday's talks");
    for (size_t i = 1; i < paragraphs.size(); ++i) {
      request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text(paragraphs[i]);
    }
    const auto whole = fixture.localizer().Localize(request, CallContext());
    ASSERT_OK(whole);
    v1::Article streamed;
    v1::LocalizedArticle summary;
    const auto sink = [&](v1::StreamLocalizeArticleResponse event) {
      if (event.has_summary()) summary = event.summary();
      if (event.part().has_front()) streamed = event.part().front();
      if (event.part().has_block()) *streamed.add_blocks() = event.part().block();
      return true;
    };
    ASSERT_OK(fixture.localizer().Stream(request, CallContext(), sink));
    EXPECT_EQ(streamed.DebugString(), whole->results(0).article().DebugString());
    EXPECT_EQ(summary.status().code(), 0);
    EXPECT_EQ(summary.warnings_size(), whole->results(0).warnings_size());
    EXPECT_EQ(summary.provenance().segments(), whole->results(0).provenance().segments());
  }
  v1::LocalizeArticleRequest request = Paragraph("On Monday.");
  request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text("It was Monday.");
  EXPECT_THAT(fixture.localizer().Stream(request, CallContext(), [](const auto&) { return true; }),
              StatusIs(absl::StatusCode::kInternal, HasSubstr("broken")));
}

TEST(ArticleLocalizerTest, LongSentencesAreTranslatedInPiecesAndJoinedAgain) {
  std::vector<std::string> pieces;
  absl::Mutex mutex;
  const auto backend =
      std::make_shared<FakeBackend>([&](const LanguagePair&, const std::string& text) -> std::string {
        const absl::MutexLock lock(&mutex);
        pieces.push_back(text);
        return text;
      });
  ArticleLocalizer::Options options;
  options.segmentation.max_segment_bytes = 50;
  const Fixture fixture(backend, kGlossary, options);
  const std::string sentence =
      "The first clause of it is short, the second one goes on for somewhat longer; a third ends it.";
  v1::LocalizeArticleRequest request = Paragraph(sentence);
  request.set_without_glossary(true);
  const auto response = fixture.localizer().Localize(request, CallContext());
  ASSERT_OK(response);
  EXPECT_THAT(pieces, testing::UnorderedElementsAre("The first clause of it is short,",
                                                    "the second one goes on for somewhat longer;",
                                                    "a third ends it."));
  EXPECT_EQ(response->results(0).article().blocks(0).paragraph().text().text(), sentence);
}

TEST(ArticleLocalizerTest, StopsWhenTheCallIsCancelled) {
  Fixture fixture(std::make_shared<IdentityBackend>());
  CallContext context;
  context.Cancel();
  EXPECT_THAT(fixture.localizer().Localize(Paragraph("Text."), context),
              StatusIs(absl::StatusCode::kCancelled, testing::_));
}

TEST(ArticleLocalizerTest, AStreamsPartsAreTheUnaryAnswer) {
  Fixture fixture(std::make_shared<FakeBackend>(
      [](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
        return absl::StrReplaceAll(text, {{"Peskov", "Песков"}});
      }));
  v1::LocalizeArticleRequest request = Paragraph("Dmitry Peskov spoke.");
  request.mutable_article()->mutable_headline()->set_text("Peskov");
  for (int i = 0; i < 6; ++i) {
    request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text(
        "Then Peskov left.");
  }
  const auto whole = fixture.localizer().Localize(request, CallContext());
  ASSERT_OK(whole);
  v1::Article streamed;
  int terms = 0;
  int summaries = 0;
  ASSERT_OK(fixture.localizer().Stream(request, CallContext(), [&](v1::StreamLocalizeArticleResponse event) {
    EXPECT_EQ(summaries, 0) << "the summary comes last";
    if (event.has_summary()) {
      ++summaries;
      EXPECT_FALSE(event.summary().has_article());
      EXPECT_EQ(event.summary().terms_size(), whole->results(0).terms_size());
      return true;
    }
    terms += event.part().terms_size();
    if (event.part().has_front()) {
      streamed = event.part().front();
    } else {
      EXPECT_EQ(event.part().block_index(), static_cast<uint32_t>(streamed.blocks_size()));
      *streamed.add_blocks() = event.part().block();
    }
    return true;
  }));
  EXPECT_EQ(summaries, 1);
  EXPECT_EQ(terms, whole->results(0).terms_size());
  EXPECT_EQ(streamed.DebugString(), whole->results(0).article().DebugString());
}

constexpr char kTwoSpellings[] = R"(
entries:
- id: person/emmanuel-macron
  kind: person
  gender: masculine
  en: {names: [Emmanuel Macron], surnames: [Macron]}
  fr: {lemma: Emmanuel Macron, surname: Macron}
  ru: {lemma: Эмманюэль Макрон, surname: Макрон, variants: [Эммануэль Макрон, Макрон Эммануэль]}
  uk: {lemma: Еммануель Макрон, surname: Макрон}
  origin: elysee.fr
- id: place/kyiv
  kind: place
  en: {names: [Kyiv]}
  fr: {lemma: Kiev, gender: feminine, variants: [Kyiv]}
  origin: lemonde.fr
)";

TEST(ArticleLocalizerTest, APlaceSaidAgainHasOneSpelling) {
  const Fixture fixture(std::make_shared<FakeBackend>(
                            [](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
                              return absl::StrContains(text, "left") ? "Il a quitté Kiev."
                                                                     : "Il est arrivé en Kyiv.";
                            }),
                        kTwoSpellings);
  v1::LocalizeArticleRequest request = Paragraph("He arrived in Kyiv.", "fr");
  request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text("He left Kyiv.");
  const auto twice = fixture.localizer().Localize(request, CallContext());
  ASSERT_OK(twice);
  EXPECT_EQ(FirstText(*twice), "Il est arrivé à Kiev.");
  EXPECT_EQ(twice->results(0).terms(0).rule(), "consistency");
}

TEST(ArticleLocalizerTest, ANameSaidAgainHasOneSpelling) {
  const Fixture fixture(std::make_shared<FakeBackend>(
                            [](const LanguagePair&, const std::string& text) -> absl::StatusOr<std::string> {
                              if (absl::StrContains(text, "wrote")) return "Он написал Эммануэлю Макрону.";
                              return "Эмманюэль Макрон уехал.";
                            }),
                        kTwoSpellings);
  const auto once = fixture.localizer().Localize(Paragraph("He wrote to Emmanuel Macron."), CallContext());
  ASSERT_OK(once);
  EXPECT_EQ(FirstText(*once), "Он написал Эммануэлю Макрону.");
  EXPECT_EQ(once->results(0).terms(0).rule(), "variant");

  v1::LocalizeArticleRequest request = Paragraph("He wrote to Emmanuel Macron.");
  request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text(
      "Emmanuel Macron has left.");
  const auto twice = fixture.localizer().Localize(request, CallContext());
  ASSERT_OK(twice);
  EXPECT_EQ(FirstText(*twice), "Он написал Эмманюэлю Макрону.");
  const v1::TermOccurrence& term = twice->results(0).terms(0);
  EXPECT_EQ(term.status(), v1::TermOccurrence::STATUS_REPAIRED);
  EXPECT_EQ(term.rule(), "consistency");
  EXPECT_EQ(term.replaced_text(), "Эммануэлю Макрону");
  EXPECT_EQ(term.target_text(), "Эмманюэлю Макрону");
  EXPECT_EQ(twice->results(0).terms(1).status(), v1::TermOccurrence::STATUS_APPLIED);
}

TEST(ArticleLocalizerTest, EntriesOfTheRequestWinOverStoredOnes) {
  Fixture fixture(std::make_shared<FakeBackend>(
      [](const LanguagePair&, const std::string&) -> absl::StatusOr<std::string> {
        return "Сказал Песков.";
      }));
  v1::LocalizeArticleRequest request = Paragraph("Peskov said.");
  v1::GlossaryEntry& entry = *request.add_glossary_entries();
  entry.set_id("person/another-peskov");
  entry.set_kind(v1::TERM_KIND_PERSON);
  entry.set_gender(v1::GENDER_MASCULINE);
  entry.add_names("Peskov");
  v1::TargetTerm& target = *entry.add_targets();
  target.set_language_code("ru");
  target.set_lemma("Пескофф");
  ASSERT_TRUE(fixture.localizer().Validate(request).empty());
  const auto response = fixture.localizer().Localize(request, CallContext());
  ASSERT_OK(response);
  EXPECT_EQ(response->results(0).terms(0).entry_id(), "person/another-peskov");
}

}  // namespace
}  // namespace dragoman
