// The coroutines of the live harness: Boost.Asio awaitables bound to an io_context, errors as
// values. A Task runs on the thread that runs its io_context and on no other.
#pragma once

#include <chrono>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sojourn::live {

// Bound to one executor type: the type-erased one of Asio's defaults costs time at every step.
using Executor = boost::asio::io_context::executor_type;

template <typename Result = void>
using Task = boost::asio::awaitable<Result, Executor>;

// auto [error, bytes] = co_await socket.async_receive(buffer, as_values);
inline constexpr boost::asio::as_tuple_t<boost::asio::use_awaitable_t<Executor>> as_values{};

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;

// CLOCK_MONOTONIC; expiries are exact to the nanosecond (timerfd), unlike io_context::run_until.
using SteadyClock = std::chrono::steady_clock;
using SteadyTime = SteadyClock::time_point;
using Timer =
    boost::asio::basic_waitable_timer<SteadyClock, boost::asio::wait_traits<SteadyClock>, Executor>;

}  // namespace sojourn::live
