#include "live-harness/service/burner.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include <boost/asio/post.hpp>

#include "live-harness/service/cpu_burn.h"
#include "live-harness/service/gate.h"

namespace sojourn::live {

namespace {

struct Job {
  engine::Duration demand;
  Gate* done;
};

}  // namespace

struct Burner::State {
  State(boost::asio::io_context& io, std::uint32_t most)
      : context(io), threads_max(std::max<std::uint32_t>(1, most)) {}

  void add(Job job) {
    const std::scoped_lock lock(mutex);
    jobs.push_back(job);
    if (jobs.size() <= idle) {
      wake.notify_one();
    } else if (threads.size() < threads_max) {
      threads.emplace_back([this] { run(); });
    }
  }

  void run() {
    std::unique_lock lock(mutex);
    while (true) {
      ++idle;
      wake.wait(lock, [this] { return stop || !jobs.empty(); });
      --idle;
      if (stop) {
        return;
      }
      const Job job = jobs.front();
      jobs.pop_front();
      lock.unlock();
      burn_cpu(job.demand, stop);
      boost::asio::post(context, [done = job.done] { done->open(); });
      lock.lock();
    }
  }

  boost::asio::io_context& context;
  std::uint32_t threads_max;
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<Job> jobs;  // guarded by the mutex, like idle
  std::size_t idle = 0;  // threads that wait for a job
  std::atomic<bool> stop = false;
  std::vector<std::thread> threads;
};

Burner::Burner(boost::asio::io_context& context, std::uint32_t threads_max)
    : state_(std::make_unique<State>(context, threads_max)) {}

Burner::~Burner() {
  {
    const std::scoped_lock lock(state_->mutex);
    state_->stop = true;
  }
  state_->wake.notify_all();
  for (std::thread& thread : state_->threads) {
    thread.join();
  }
}

Task<> Burner::burn(engine::Duration demand) {
  Gate done(state_->context);
  state_->add({demand, &done});
  co_await done.wait();
}

}  // namespace sojourn::live
