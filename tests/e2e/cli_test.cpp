// The program sojourn as a user, a script or a machine runs it: what goes to which stream, which
// files appear, and how it ends, in good times and bad.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "models/results/results_json.h"
#include "models/scenario/scenario_json.h"
#include "tests/support/temporary_folder.h"

namespace sojourn {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr const char* program = SOJOURN_BINARY_DIR "/sojourn";

// 200 requests a second for two seconds, ten times: fast, with intervals, utilization 0.4.
constexpr const char* shop = R"({
  "sojourn": 1, "name": "shop",
  "services": {"cart": {"workers": 2, "endpoints": {"get": [{"delay": {"exponential": "4ms"}}]}}},
  "workloads": {"shoppers": {"poisson": "200/s", "requests": {"cart.get": 1}}},
  "slos": {"quick": {"request": "shoppers/cart.get", "mean": "10ms"}},
  "run": {"duration": "2s", "warmup": "200ms", "replications": 10, "seed": 7}
})";

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Does the process have a handler for this signal?
bool catches(pid_t process, int signal) {
  std::istringstream status(content("/proc/" + std::to_string(process) + "/status"));
  std::uint64_t caught = 0;
  for (std::string word; status >> word;) {
    if (word == "SigCgt:") status >> std::hex >> caught;
  }
  return ((caught >> static_cast<unsigned>(signal - 1)) & 1U) != 0;
}

struct Ending {
  int code = 0;
  std::string out;
  std::string err;
};

// Each test has a directory of its own, in which the program runs.
class Cli : public testing::Test {
 protected:
  void SetUp() override { put("shop.json", shop); }

  fs::path at(const std::string& name) const { return home_ / name; }

  void put(const std::string& name, const std::string& text) const {
    std::ofstream(at(name), std::ios::binary) << text;
  }

  // The shop with the first `what` replaced, as a file.
  void put_shop(const std::string& name, const std::string& what, const std::string& by) const {
    std::string text = shop;
    const std::size_t start = text.find(what);
    ASSERT_NE(start, std::string::npos) << what;
    put(name, text.replace(start, what.size(), by));
  }

  // Arguments and redirections as a shell reads them; a redirection of standard output in
  // `arguments` comes after ours and so wins.
  Ending sojourn(const std::string& arguments, const std::string& environment = "") const {
    const fs::path streams = home_.string() + ".streams";
    fs::create_directory(streams);
    const std::string command = "cd '" + home_.string() + "' && " + environment + " '" + program +
                                "' > '" + (streams / "out").string() + "' 2> '" +
                                (streams / "err").string() + "' " + arguments;
    const int status = std::system(command.c_str());
    Ending ending{WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(streams / "out"),
                  content(streams / "err")};
    fs::remove_all(streams);
    return ending;
  }

  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(home_)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  // Starts a run that would take hours, sends the signal once the program catches the gentle ones,
  // waits for the end.
  int end_long_run_by(int signal) const {
    const pid_t child = ::fork();
    if (child == 0) {
      if (::chdir(home_.c_str()) != 0) std::_Exit(126);
      ::execl(program, "sojourn", "run", "shop.json", "-q", "--replications", "1000000", "--json",
              "results.json", "--html", "page.html", nullptr);
      std::_Exit(127);
    }
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (!catches(child, SIGTERM) && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));  // into the midst of its work
    ::kill(child, signal);
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
  }

 private:
  const tests::TemporaryFolder folder_;
  const fs::path& home_ = folder_.path();
};

// --- check ---------------------------------------------------------------------------------------

TEST_F(Cli, CheckAcceptsAValidScenario) {
  const Ending ending = sojourn("check shop.json");
  EXPECT_EQ(ending.code, 0);
  EXPECT_THAT(ending.out,
              StartsWith("shop.json: shop is valid: 1 service, 1 endpoint, 1 workload"));
  EXPECT_THAT(ending.err, IsEmpty());
  EXPECT_THAT(sojourn("check -q shop.json").out, IsEmpty());
}

TEST_F(Cli, CheckReadsStandardInput) {
  EXPECT_THAT(sojourn("check - < shop.json").out, StartsWith("standard input: shop is valid"));
  EXPECT_EQ(sojourn("check - < /dev/null").code, 3);
  EXPECT_EQ(sojourn("check - <&-").code, 3);
}

TEST_F(Cli, CheckNamesEveryErrorWithItsPlace) {
  put("bad.json", "{\n  \"sojourn\": 1,\n  \"nam\": \"x\",\n  \"services\": 7\n}\n");
  const Ending ending = sojourn("check bad.json");
  EXPECT_EQ(ending.code, 3);
  EXPECT_THAT(ending.out, IsEmpty());
  EXPECT_THAT(ending.err, AllOf(HasSubstr("bad.json:3:3: /nam: "), HasSubstr("did you mean"),
                                HasSubstr("bad.json:4:15: /services: ")));
}

TEST_F(Cli, CheckSeesWhatAnOverrideDoes) {
  EXPECT_EQ(sojourn("check shop.json --set services.cart.replicas=5").code, 0);
  const Ending ending = sojourn("check shop.json --set services.cart.replicas=many");
  EXPECT_EQ(ending.code, 3);
  EXPECT_THAT(ending.err, HasSubstr("--set services.cart.replicas=many"));
}

TEST_F(Cli, CheckExplainedIsAScenarioAgain) {
  const Ending explained = sojourn("check --explain shop.json");
  EXPECT_EQ(explained.code, 0);
  EXPECT_TRUE(scenario::parse_scenario(explained.out));
  put("explained.json", explained.out);
  EXPECT_EQ(sojourn("check --explain explained.json").out, explained.out);
}

TEST_F(Cli, WhatCannotBeReadIsAnInputOutputError) {
  EXPECT_THAT(sojourn("check nope.json").err,
              HasSubstr("cannot read nope.json: No such file or directory"));
  fs::create_directory(at("folder"));
  for (const char* file : {"nope.json", "folder", "shop.json/below", "''"}) {
    for (const char* command : {"check ", "run "}) {
      EXPECT_EQ(sojourn(command + std::string(file)).code, 4) << command << file;
    }
    EXPECT_EQ(sojourn("compare " + std::string(file) + " shop.json").code, 4) << file;
  }
}

TEST_F(Cli, WhatIsNoScenarioIsInvalid) {
  put("empty.json", "");
  put("binary.json", std::string("\0\xFF\x01", 3));
  put("half.json", std::string(shop).substr(0, 100));
  put("deep.json", std::string(100'000, '['));
  for (const char* file : {"empty.json", "binary.json", "half.json", "deep.json"}) {
    EXPECT_EQ(sojourn(std::string("check ") + file).code, 3) << file;
    EXPECT_EQ(sojourn(std::string("run ") + file).code, 3) << file;
  }
}

// --- run -----------------------------------------------------------------------------------------

TEST_F(Cli, RunPrintsATable) {
  const Ending ending = sojourn("run shop.json");
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, AllOf(StartsWith("shop, simulated\n"), HasSubstr("shoppers/cart.get"),
                                HasSubstr("± "), HasSubstr("✓ met")));
  EXPECT_THAT(ending.err, IsEmpty());
}

TEST_F(Cli, RunGivesTheSameBytesOnAnyNumberOfThreads) {
  const Ending one = sojourn("run shop.json --json - -j 1");
  EXPECT_EQ(one.code, 0);
  EXPECT_EQ(sojourn("run shop.json --json - -j 2").out, one.out);
  EXPECT_EQ(sojourn("run - --json - -j 8 < shop.json").out, one.out);
  const auto results = results::parse_results(one.out);
  ASSERT_TRUE(results) << results.error();
  EXPECT_EQ(results::to_json(*results), one.out);
  EXPECT_EQ(results->seed, 7U);
}

TEST_F(Cli, RunTakesItsOptions) {
  const auto results = results::parse_results(
      sojourn("run shop.json --json - --seed 18446744073709551615 --replications 3 "
              "--set workloads.shoppers.poisson=50/s --inconclusive pass")
          .out);
  ASSERT_TRUE(results) << results.error();
  EXPECT_EQ(results->seed, 18446744073709551615U);
  EXPECT_EQ(results->replications, 3U);
  EXPECT_NEAR(results->requests.at("shoppers/cart.get").offered.value, 50, 10);
}

TEST_F(Cli, RunReplicatesUntilThePrecisionIsReached) {
  const Ending ending = sojourn("run shop.json --json - --precision 4% --set run.duration=20s");
  EXPECT_EQ(ending.code, 0) << ending.err;
  const auto results = results::parse_results(ending.out);
  ASSERT_TRUE(results) << results.error();
  const auto& mean = results->requests.at("shoppers/cart.get").latency.mean;
  EXPECT_LE((*mean.high - *mean.low) / 2, 0.04 * mean.value);
}

TEST_F(Cli, RunSaysWhenThePrecisionIsOutOfReach) {
  const Ending ending = sojourn("run shop.json -q --precision 0.001%");
  EXPECT_EQ(ending.code, 5);
  EXPECT_THAT(ending.err, HasSubstr("precision asked for was not reached"));
}

TEST_F(Cli, RunWritesEveryKindOfFile) {
  const Ending ending = sojourn(
      "run shop.json -q --json r.json --csv r.csv --html r.html --junit r.xml --records q.csv "
      "--run-info i.json");
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out + ending.err, IsEmpty());
  EXPECT_TRUE(results::parse_results(content(at("r.json"))));
  EXPECT_THAT(content(at("r.csv")), StartsWith("scope,name,figure,value,low,high\n"));
  EXPECT_THAT(content(at("r.html")), StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(content(at("r.xml")), HasSubstr("<testcase classname=\"slo.shoppers/cart.get\""));
  EXPECT_THAT(content(at("q.csv")), HasSubstr("\nspan,shoppers/cart.get,0,0,"));
  EXPECT_THAT(content(at("i.json")),
              AllOf(HasSubstr("\"wall_s\": "), HasSubstr("\"run_info\": 1")));
  EXPECT_EQ(files(), (std::set<std::string>{"i.json", "q.csv", "r.csv", "r.html", "r.json", "r.xml",
                                            "shop.json"}));
}

TEST_F(Cli, RunReportsAnUnstableSystem) {
  const Ending ending =
      sojourn("run shop.json --json r.json --set workloads.shoppers.poisson=900/s");
  EXPECT_EQ(ending.code, 5);
  EXPECT_THAT(ending.out, HasSubstr("\nUNSTABLE  "));
  EXPECT_THAT(ending.err, HasSubstr("unstable"));
  EXPECT_THAT(content(at("r.json")), HasSubstr("\"unstable\": true"));
}

TEST_F(Cli, RunIsAGateForSlos) {
  const Ending missed = sojourn("run shop.json -q --junit r.xml --set slos.quick.mean=1ms");
  EXPECT_EQ(missed.code, 99);
  EXPECT_THAT(missed.err, HasSubstr("SLO \"quick\" of shoppers/cart.get is missed"));
  EXPECT_THAT(content(at("r.xml")), HasSubstr("<failure"));
}

TEST_F(Cli, RunLetsTheUserDecideWhatInconclusiveMeans) {
  const std::string once = "run shop.json -q --replications 1 --inconclusive ";
  EXPECT_EQ(sojourn(once + "fail").code, 99);
  EXPECT_EQ(sojourn(once + "pass").code, 0);
  EXPECT_THAT(sojourn(once + "pass").err, HasSubstr("is inconclusive"));
}

TEST_F(Cli, ColourIsAQuestionOfTerminalOptionAndEnvironment) {
  EXPECT_THAT(sojourn("run shop.json").out, Not(HasSubstr("\x1b[")));
  EXPECT_THAT(sojourn("run shop.json --color always").out, HasSubstr("\x1b["));
  EXPECT_THAT(sojourn("run shop.json --color auto", "NO_COLOR=1").out, Not(HasSubstr("\x1b[")));
}

// --- usage ---------------------------------------------------------------------------------------

TEST_F(Cli, UsageErrorsSayWhatIsMeantAndWhereHelpIs) {
  EXPECT_THAT(sojourn("chek shop.json").err,
              "sojourn: there is no command \"chek\"; did you mean \"check\"?\n"
              "Try: sojourn --help\n");
  EXPECT_THAT(sojourn("run shop.json --precison 1%").err,
              "sojourn: there is no option --precison; did you mean \"--precision\"?\n"
              "Try: sojourn run --help\n");
}

TEST_F(Cli, UsageErrorsEndWithTwo) {
  for (const char* arguments : {"",
                                "frobnicate",
                                "run",
                                "run shop.json other.json",
                                "run shop.json --seed -1",
                                "run shop.json --seed 1.5",
                                "run shop.json -j 0",
                                "run shop.json -j",
                                "run shop.json --json",
                                "run shop.json --replications 0",
                                "run shop.json --precision 100%",
                                "run shop.json --precision 1% --replications 5",
                                "run shop.json --set cart",
                                "run shop.json --color blue",
                                "run shop.json --inconclusive maybe",
                                "run shop.json --json - --csv -",
                                "compare shop.json",
                                "compare - - < shop.json",
                                "compare a b --tolerance p42=1%",
                                "compare a b --tolerance p99=x",
                                "check",
                                "--frob",
                                "version now",
                                "schema --json -"}) {
    const Ending ending = sojourn(arguments);
    EXPECT_EQ(ending.code, 2) << arguments << "\n" << ending.err;
    EXPECT_THAT(ending.out, IsEmpty()) << arguments;
    EXPECT_THAT(ending.err, StartsWith("sojourn: ")) << arguments;
  }
}

TEST_F(Cli, HelpIsForEveryCommandAndShowsExamples) {
  EXPECT_THAT(sojourn("--help").out, HasSubstr("\nExamples:\n"));
  for (const char* command : {"check", "run", "compare", "schema"}) {
    const Ending ending = sojourn(command + std::string(" --help"));
    EXPECT_EQ(ending.code, 0) << command;
    EXPECT_THAT(ending.out, HasSubstr("\nExamples:\n")) << command;
  }
}

TEST_F(Cli, VersionAndSchemaArePrinted) {
  EXPECT_THAT(sojourn("version").out, AllOf(StartsWith("sojourn "), HasSubstr("results format 1")));
  EXPECT_EQ(sojourn("--version").out, sojourn("version").out);
  EXPECT_THAT(sojourn("schema").out,
              AllOf(StartsWith("{"), HasSubstr("draft-07"), EndsWith("}\n")));
}

// --- outputs that fail ---------------------------------------------------------------------------

TEST_F(Cli, AFullDiskIsSaid) {
  const Ending file = sojourn("run shop.json -q --json /dev/full");
  EXPECT_EQ(file.code, 4);
  EXPECT_THAT(file.err, HasSubstr("cannot write /dev/full: No space left on device"));
  for (const char* command : {"run shop.json", "check shop.json", "schema", "version", "--help"}) {
    const Ending ending = sojourn(command + std::string(" > /dev/full"));
    EXPECT_EQ(ending.code, 4) << command;
    EXPECT_THAT(ending.err, HasSubstr("standard output: No space left on device")) << command;
  }
}

TEST_F(Cli, AClosedStandardOutputIsSaidAndTakesNoFilesPlace) {
  const Ending ending = sojourn("run shop.json --json r.json >&-");
  EXPECT_EQ(ending.code, 4);
  EXPECT_THAT(ending.err, HasSubstr("cannot write to standard output: Bad file descriptor"));
  EXPECT_TRUE(results::parse_results(content(at("r.json"))));
  EXPECT_EQ(sojourn("run shop.json -q --json r.json >&- 2>&-").code, 0);
}

TEST_F(Cli, WhatCannotBeWrittenIsSaidBeforeTheWork) {
  fs::create_directory(at("folder"));
  for (const char* file : {"no/such/r.json", "folder", "shop.json/below"}) {
    for (const char* option :
         {"--json ", "--csv ", "--html ", "--junit ", "--records ", "--run-info "}) {
      // A million replications would take hours.
      const Ending ending =
          sojourn(std::string("run shop.json --replications 1000000 ") + option + file);
      EXPECT_EQ(ending.code, 4) << option << file;
      EXPECT_THAT(ending.err, StartsWith("sojourn: cannot write ")) << option << file;
    }
  }
}

TEST_F(Cli, AnInterruptedRunEndsCleanlyAndLeavesNothing) {
  put("results.json", "from yesterday");
  for (const int signal : {SIGINT, SIGTERM}) {
    const int status = end_long_run_by(signal);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 130);
  }
  EXPECT_EQ(content(at("results.json")), "from yesterday");
  EXPECT_EQ(files(), (std::set<std::string>{"results.json", "shop.json"}));
}

TEST_F(Cli, AKilledRunLeavesNothingHalf) {
  const int status = end_long_run_by(SIGKILL);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(files(), (std::set<std::string>{"shop.json"}));
}

// --- compare -------------------------------------------------------------------------------------

class Compare : public Cli {
 protected:
  void SetUp() override {
    Cli::SetUp();
    ASSERT_EQ(sojourn("run shop.json -q --json before.json").code, 0);
    ASSERT_EQ(sojourn("run shop.json -q --json after.json --set services.cart.workers=3").code, 0);
  }

  // after.json as if it had been measured with this verdict.
  void put_measured(const std::string& verdict) const {
    auto results = results::parse_results(content(at("after.json")));
    ASSERT_TRUE(results) << results.error();
    results->kind = results::Kind::measured;
    results->run = results::RunFacts{"Linux", verdict, {"steal 20 %"}, {}, {}};
    put("measured.json", results::to_json(*results));
  }
};

TEST_F(Compare, LaysTwoSimulationsSideBySide) {
  const Ending ending = sojourn("compare before.json after.json");
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, AllOf(StartsWith("shop, simulated against simulated\n"),
                                HasSubstr("before"), HasSubstr("intervals apart")));
  EXPECT_EQ(sojourn("compare - after.json < before.json").code, 0);
}

TEST_F(Compare, WritesEveryKindOfFile) {
  EXPECT_EQ(sojourn("compare before.json after.json -q --json c.json --csv c.csv --html c.html "
                    "--junit c.xml")
                .code,
            0);
  EXPECT_THAT(content(at("c.json")), HasSubstr("\"comparison\": 1"));
  EXPECT_THAT(content(at("c.csv")), StartsWith("scope,name,figure,predicted,"));
  EXPECT_THAT(content(at("c.html")), HasSubstr("<svg"));
  EXPECT_THAT(content(at("c.xml")), HasSubstr("<testsuite"));
}

TEST_F(Compare, IsAGateForTolerances) {
  EXPECT_EQ(sojourn("compare before.json after.json -q --tolerance mean=99%").code, 0);
  EXPECT_EQ(sojourn("compare before.json after.json -q --tolerance mean=0.01%").code, 99);
}

TEST_F(Compare, DoesNotJudgeAnInvalidMeasurement) {
  put_measured("invalid");
  const Ending plain = sojourn("compare before.json measured.json");
  EXPECT_EQ(plain.code, 0);
  EXPECT_THAT(plain.out,
              AllOf(HasSubstr("INVALID"), HasSubstr("steal 20 %"), Not(HasSubstr("error ="))));
  EXPECT_EQ(sojourn("compare before.json measured.json --tolerance mean=0.01%").code, 5);
}

TEST_F(Compare, SaysDegradedBesideTheFigures) {
  put_measured("degraded");
  EXPECT_THAT(sojourn("compare before.json measured.json").out,
              HasSubstr("! measured on a host found degraded: steal 20 %"));
}

TEST_F(Compare, RefusesWhatIsNotAResultsFile) {
  const std::string good = content(at("before.json"));
  put("empty.json", "");
  put("half.json", good.substr(0, good.size() / 2));
  put("nan.json", std::string(good).replace(good.find("\"duration\": 2"), 13, "\"duration\": NaN"));
  put("newer.json", std::string(good).replace(good.find("\"results\": 1"), 12, "\"results\": 9"));
  for (const char* file : {"empty.json", "half.json", "nan.json", "newer.json", "shop.json"}) {
    const Ending ending = sojourn(std::string("compare before.json ") + file);
    EXPECT_EQ(ending.code, 3) << file;
    EXPECT_THAT(ending.err, StartsWith(std::string(file) + ": ")) << file;
    EXPECT_THAT(ending.out, IsEmpty());
  }
  EXPECT_THAT(sojourn("compare nan.json before.json").err, HasSubstr("not JSON"));
}

TEST_F(Compare, SimulatesTwoScenariosUnderCommonRandomNumbers) {
  const std::string command = "compare shop.json shop.json --set services.cart.workers=3";
  const Ending ending = sojourn(command + " --set run.replications=10");
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, AllOf(StartsWith("shop against workers=3 replications=10, simulated\n"),
                                HasSubstr("common random numbers"), HasSubstr("lower")));
  EXPECT_EQ(sojourn(command + " -q --json d.json --csv d.csv --html d.html").code, 0);
  EXPECT_THAT(content(at("d.json")), HasSubstr("\"difference\": 1"));
  EXPECT_THAT(content(at("d.csv")), StartsWith("name,figure,first,"));
  EXPECT_THAT(content(at("d.html")), HasSubstr("<svg"));
  EXPECT_EQ(sojourn(command + " --json - -j 1").out, content(at("d.json")));
  EXPECT_EQ(sojourn("compare shop.json - < shop.json").code, 0);
  EXPECT_EQ(sojourn("compare shop.json shop.json --set workloads.shoppers.poisson=900/s").code, 5);
}

TEST_F(Compare, TakesOptionsOnlyWhereTheyMeanSomething) {
  for (const char* options :
       {"shop.json shop.json --tolerance p99=1%", "shop.json shop.json --junit c.xml",
        "before.json after.json --set run.seed=2", "before.json after.json --replications 5"}) {
    EXPECT_EQ(sojourn(std::string("compare ") + options).code, 2) << options;
  }
  const Ending broken = sojourn("compare shop.json shop.json --set services.cart.workers=none");
  EXPECT_EQ(broken.code, 3);
  EXPECT_THAT(broken.err, HasSubstr("workers"));
}

// --- live ----------------------------------------------------------------------------------------

TEST_F(Cli, LiveHandsEverythingOverToTheProgramBesideIt) {
  fs::create_directory(at("bin"));
  fs::copy_file(program, at("bin/sojourn"));
  const std::string own = "'" + at("bin/sojourn").string() + "' live validate 'a b' --gate --help";
  EXPECT_EQ(sojourn("; PATH= " + own + " 2> err").code, 4);
  EXPECT_THAT(content(at("err")), HasSubstr("sojourn-live is not installed"));
  put("bin/sojourn-live", "#!/bin/sh\nprintf '%s|' \"$@\" > arguments\nexit 7\n");
  fs::permissions(at("bin/sojourn-live"), fs::perms::owner_all);
  EXPECT_EQ(sojourn("; PATH= " + own).code, 7);
  EXPECT_EQ(content(at("arguments")), "validate|a b|--gate|--help|");
}

}  // namespace
}  // namespace sojourn
