<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>schema</name>
    <message>
        <source>0 is served first where a queue&apos;s order is priority; handed down to all calls of the request.</source>
        <translation>队列顺序为 priority 时，0 最先得到服务；由该请求的所有调用继承。</translation>
    </message>
    <message>
        <source>1.</source>
        <translation>1。</translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation>第 90 百分位</translation>
    </message>
    <message>
        <source>95th percentile</source>
        <translation>第 95 百分位</translation>
    </message>
    <message>
        <source>99.9th percentile</source>
        <translation>第 99.9 百分位</translation>
    </message>
    <message>
        <source>99th percentile</source>
        <translation>第 99 百分位</translation>
    </message>
    <message>
        <source>A bin by weight, then uniform inside it.</source>
        <translation>先按权重选取分箱，再在分箱内均匀取值。</translation>
    </message>
    <message>
        <source>A duration that is always the same, or an object that names a distribution.</source>
        <translation>一个恒定的时长，或一个指明分布的对象。</translation>
    </message>
    <message>
        <source>A fixed number of users.</source>
        <translation>用户数固定。</translation>
    </message>
    <message>
        <source>A heavy tail.</source>
        <translation>重尾分布。</translation>
    </message>
    <message>
        <source>A kill after which the replica comes back at once, or after for.</source>
        <translation>终止后，副本立即恢复，或经过“持续时间”后恢复。</translation>
    </message>
    <message>
        <source>A kind of machine; replicas are placed on the machines in turn.</source>
        <translation>一类机器；副本依次放置到各台机器上。</translation>
    </message>
    <message>
        <source>A letter, then letters, digits, - and _; at most 64 bytes.</source>
        <translation>以字母开头，其后为字母、数字、- 和 _；至多 64 字节。</translation>
    </message>
    <message>
        <source>A number and a unit: ns, us, ms, s, min or h. At most 292 years.</source>
        <translation>数值加单位：ns、us、ms、s、min 或 h。至多 292 年。</translation>
    </message>
    <message>
        <source>A percentage, or a number from 0 to 1.</source>
        <translation>百分数，或 0 到 1 之间的数。</translation>
    </message>
    <message>
        <source>A rate greater than 0/s, or a profile of rates over time.</source>
        <translation>大于 0/s 的速率，或随时间变化的速率曲线。</translation>
    </message>
    <message>
        <source>A rate that changes. Exactly one of the keys; the first point is at 0s, the last rate is greater than 0/s and holds on.</source>
        <translation>变化的速率。有且只有一个键；第一个点位于 0s，最后一个速率须大于 0/s 并一直保持。</translation>
    </message>
    <message>
        <source>A replica leaves the rotation after failed checks in a row and comes back after good ones.</source>
        <translation>副本在连续检查失败后移出负载均衡，检查成功后重新加入。</translation>
    </message>
    <message>
        <source>A service (all its replicas) or one replica, counted from 0.</source>
        <translation>一个服务（其所有副本）或单个副本，从 0 开始编号。</translation>
    </message>
    <message>
        <source>A sum of exponential stages.</source>
        <translation>若干指数阶段之和。</translation>
    </message>
    <message>
        <source>A sum of exponential stages: less varied than one exponential.</source>
        <translation>若干指数阶段之和：变异性小于单个指数分布。</translation>
    </message>
    <message>
        <source>A time and the rate from then on: [&quot;30s&quot;, &quot;400/s&quot;].</source>
        <translation>一个时刻及自此起的速率：[&quot;30s&quot;, &quot;400/s&quot;]。</translation>
    </message>
    <message>
        <source>Accept queue</source>
        <translation>接受队列</translation>
    </message>
    <message>
        <source>After the reply has been sent, worker still held.</source>
        <translation>响应发出之后，工作线程仍被占用。</translation>
    </message>
    <message>
        <source>Always the same; the same as the bare duration.</source>
        <translation>始终相同；等同于直接写时长。</translation>
    </message>
    <message>
        <source>Arrivals at equal distances.</source>
        <translation>等间隔到达。</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>At least 0s.</source>
        <translation>至少 0s。</translation>
    </message>
    <message>
        <source>At least backoff; without it waits grow without limit.</source>
        <translation>不小于“退避时间”；省略时，等待时间无限增长。</translation>
    </message>
    <message>
        <source>At least low.</source>
        <translation>不小于“下限”。</translation>
    </message>
    <message>
        <source>At least so many answers, greater than 0/s.</source>
        <translation>响应的速率至少达到此值，须大于 0/s。</translation>
    </message>
    <message>
        <source>At most one of the options is done.</source>
        <translation>至多执行其中一个选项。</translation>
    </message>
    <message>
        <source>At most so long, greater than 0s.</source>
        <translation>至多这么长，须大于 0s。</translation>
    </message>
    <message>
        <source>At most this share of the offered requests.</source>
        <translation>错误占所发起请求的比例至多为此值。</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Backoff</source>
        <translation>退避时间</translation>
    </message>
    <message>
        <source>Balancing</source>
        <translation>负载均衡</translation>
    </message>
    <message>
        <source>Before each request, the first included; of finite mean.</source>
        <translation>每次请求之前，包括第一次；均值须有限。</translation>
    </message>
    <message>
        <source>Before it, not measured.</source>
        <translation>测量开始之前的时间，不计入测量。</translation>
    </message>
    <message>
        <source>Before the steps, worker held.</source>
        <translation>执行步骤之前，工作线程被占用。</translation>
    </message>
    <message>
        <source>Below 1: more varied than an exponential. No unit.</source>
        <translation>小于 1 时：变异性大于指数分布。无单位。</translation>
    </message>
    <message>
        <source>Between checks, at least 1ns.</source>
        <translation>两次检查之间的时间，至少 1ns。</translation>
    </message>
    <message>
        <source>Between two durations.</source>
        <translation>介于两个时长之间。</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>分箱</translation>
    </message>
    <message>
        <source>Bounds on one request class; all that are given must hold.</source>
        <translation>对一个请求类别的限值；给出的各项须全部满足。</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Branches that begin together; the step ends when all have ended and fails if any failed.</source>
        <translation>同时开始的分支；全部结束时该步骤结束，任一分支失败则该步骤失败。</translation>
    </message>
    <message>
        <source>By its mean, greater than 0.</source>
        <translation>由均值给定，须大于 0。</translation>
    </message>
    <message>
        <source>By mean and coefficient of variation.</source>
        <translation>由均值和变异系数给定。</translation>
    </message>
    <message>
        <source>By mean and coefficient of variation: the usual shape of service times.</source>
        <translation>由均值和变异系数给定：服务时间的常见形态。</translation>
    </message>
    <message>
        <source>By shape and scale.</source>
        <translation>由形状参数和尺度参数给定。</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Calls the endpoint and waits for its answer; the worker is held.</source>
        <translation>调用该端点并等待其响应；期间占用工作线程。</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>闭环</translation>
    </message>
    <message>
        <source>Closed workload</source>
        <translation>闭环工作负载</translation>
    </message>
    <message>
        <source>Coefficient of variation</source>
        <translation>变异系数</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Constant between points.</source>
        <translation>各点之间保持不变。</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核数</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延时</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Deterministic</source>
        <translation>确定性分布</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Done one after the other; empty: answered at once.</source>
        <translation>依次执行；为空则立即响应。</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Each further wait is so many times as long. No unit.</source>
        <translation>此后每次等待时间为前一次的多少倍。无单位。</translation>
    </message>
    <message>
        <source>Empirical</source>
        <translation>经验分布</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Endpoints that the workload asks for, with their weights.</source>
        <translation>该工作负载请求的端点及其权重。</translation>
    </message>
    <message>
        <source>Erlang</source>
        <translation>爱尔朗分布</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Events per second, minute or hour, at most 1e9/s.</source>
        <translation>每秒、每分钟或每小时的事件数，至多 1e9/s。</translation>
    </message>
    <message>
        <source>Every value between low and high is equally likely.</source>
        <translation>“下限”与“上限”之间的每个值等可能出现。</translation>
    </message>
    <message>
        <source>Exactly one of compute, delay, call, parallel and choose.</source>
        <translation>“计算”“延时”“调用”“并行”“选择”中有且只有一项。</translation>
    </message>
    <message>
        <source>Exactly one of the keys. Times are never negative.</source>
        <translation>有且只有一个键。时间不会为负。</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数分布</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>Failed checks until a replica is left out.</source>
        <translation>移出副本所需的检查失败次数。</translation>
    </message>
    <message>
        <source>Fall</source>
        <translation>下线阈值</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>For</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>For readers, at most 10000 bytes.</source>
        <translation>供读者阅读，至多 10000 字节。</translation>
    </message>
    <message>
        <source>Format version</source>
        <translation>格式版本</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Further tries after a failure of any kind. Before try n &gt; 1 the caller waits min(backoff * multiplier^(n-2), backoff_max).</source>
        <translation>任何失败之后的再次尝试。第 n 次尝试（n &gt; 1）之前，调用方等待 min(backoff * multiplier^(n-2), backoff_max)。</translation>
    </message>
    <message>
        <source>Further tries of the client; without it there is one.</source>
        <translation>客户端的再次尝试；省略时只尝试一次。</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马分布</translation>
    </message>
    <message>
        <source>Goes on until the half-width of the 95 % interval of mean and p99 of every class is this share of the value: from 0.01% to 50%.</source>
        <translation>持续重复，直到每个类别的均值和 p99 的 95% 置信区间半宽缩小到估计值的此比例：0.01% 到 50%。</translation>
    </message>
    <message>
        <source>Good checks until it is used again.</source>
        <translation>重新启用副本所需的检查成功次数。</translation>
    </message>
    <message>
        <source>Greater than 0.</source>
        <translation>须大于 0。</translation>
    </message>
    <message>
        <source>Greater than low.</source>
        <translation>须大于“下限”。</translation>
    </message>
    <message>
        <source>Greater than minimum; without it the tail has no end.</source>
        <translation>须大于“最小值”；省略时尾部无界。</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>High</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>How a replica is chosen.</source>
        <translation>选择副本的方式。</translation>
    </message>
    <message>
        <source>How far measured may lie from predicted.</source>
        <translation>实测值与预测值之间允许的偏差。</translation>
    </message>
    <message>
        <source>How long the client waits for one try, at least 1ns.</source>
        <translation>客户端等待一次尝试的时间，至少 1ns。</translation>
    </message>
    <message>
        <source>How long, at least 1ns; without it kill and slow last to the end, and a restart is up again at once.</source>
        <translation>持续多久，至少 1ns；省略时，“终止”和“减速”持续到运行结束，“重启”则立即恢复。</translation>
    </message>
    <message>
        <source>Hyperexponential</source>
        <translation>超指数分布</translation>
    </message>
    <message>
        <source>Implementation</source>
        <translation>实现</translation>
    </message>
    <message>
        <source>Independent arrivals at this rate: many users who do not know of each other.</source>
        <translation>以此速率独立到达：大量互不相关的用户。</translation>
    </message>
    <message>
        <source>Independent runs; intervals come from their spread.</source>
        <translation>相互独立的运行；由其离散程度得出置信区间。</translation>
    </message>
    <message>
        <source>Independent times between arrivals, of a finite mean of at least 1ns.</source>
        <translation>相互独立的到达间隔时间，均值有限且至少 1ns。</translation>
    </message>
    <message>
        <source>Instances of the service. All services together: at most 1000000.</source>
        <translation>服务的实例数。所有服务合计至多 1000000。</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Linear between points.</source>
        <translation>各点之间线性变化。</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>Links by CALLER&gt;CALLEE: a service or workload, and a service it calls.</source>
        <translation>按 CALLER&gt;CALLEE 列出的链路：一个服务或工作负载，及其调用的服务。</translation>
    </message>
    <message>
        <source>Live validation</source>
        <translation>实测验证</translation>
    </message>
    <message>
        <source>Lognormal</source>
        <translation>对数正态分布</translation>
    </message>
    <message>
        <source>Longest backoff</source>
        <translation>最长退避时间</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Machines by name.</source>
        <translation>按名称列出的机器。</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Mean and variation</source>
        <translation>均值与变异系数</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>平均延迟</translation>
    </message>
    <message>
        <source>Mean of the sum, greater than 0.</source>
        <translation>总和的均值，须大于 0。</translation>
    </message>
    <message>
        <source>Mean of this branch, greater than 0.</source>
        <translation>此分支的均值，须大于 0。</translation>
    </message>
    <message>
        <source>Measured time, at least 1ns.</source>
        <translation>测量的时长，至少 1ns。</translation>
    </message>
    <message>
        <source>Median latency</source>
        <translation>延迟中位数</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Mixture</source>
        <translation>混合分布</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>退避倍数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Names the random numbers of the run: a whole number below 2^64.</source>
        <translation>决定运行所用的随机数：小于 2^64 的非负整数。</translation>
    </message>
    <message>
        <source>Needs CPU: so long on one core, which everything on the host shares.</source>
        <translation>需要 CPU：在单个核上所需的时间；核由该主机上的所有计算共享。</translation>
    </message>
    <message>
        <source>Needs no CPU (I/O, sleep) but holds the worker.</source>
        <translation>不需要 CPU（I/O、休眠），但占用工作线程。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Nothing proceeds for as long as for says; work is kept.</source>
        <translation>在“持续时间”内一切停滞；已有工作保留。</translation>
    </message>
    <message>
        <source>Number of machines.</source>
        <translation>机器的数量。</translation>
    </message>
    <message>
        <source>Number of stages; the squared coefficient of variation is 1 / stages.</source>
        <translation>阶段的数量；变异系数的平方为 1 / 阶数。</translation>
    </message>
    <message>
        <source>Number of users.</source>
        <translation>用户的数量。</translation>
    </message>
    <message>
        <source>Of each machine, shared by everything that computes on it.</source>
        <translation>每台机器的核数，由该机器上的所有计算共享。</translation>
    </message>
    <message>
        <source>Of this branch; they sum to 1.</source>
        <translation>此分支的概率；各分支的概率之和为 1。</translation>
    </message>
    <message>
        <source>Of this part; they sum to 1.</source>
        <translation>此成分的概率；各成分的概率之和为 1。</translation>
    </message>
    <message>
        <source>On error</source>
        <translation>出错时</translation>
    </message>
    <message>
        <source>One distribution of several.</source>
        <translation>多个分布之一。</translation>
    </message>
    <message>
        <source>One exponential of several.</source>
        <translation>多个指数分布之一。</translation>
    </message>
    <message>
        <source>One for each replica of the callee; needed for and only for weighted.</source>
        <translation>被调用方的每个副本各一个；仅在 weighted 时给出，且必须给出。</translation>
    </message>
    <message>
        <source>One of several distributions.</source>
        <translation>从多个分布中取一个。</translation>
    </message>
    <message>
        <source>One of several exponentials: more varied than one.</source>
        <translation>从多个指数分布中取一个：变异性大于单个指数分布。</translation>
    </message>
    <message>
        <source>One of these measured durations, each equally likely.</source>
        <translation>取这些实测时长之一，各值等可能。</translation>
    </message>
    <message>
        <source>One way, drawn anew for each way of each call; a link&apos;s own latency takes its place.</source>
        <translation>单向延迟，每次调用的每个方向都重新抽取；链路若有自己的延迟，则以其取代。</translation>
    </message>
    <message>
        <source>One way, instead of the network&apos;s.</source>
        <translation>单向延迟，取代网络的延迟。</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Options together at most 1; with the rest nothing is done.</source>
        <translation>各选项的概率合计至多为 1；以其余的概率什么也不做。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>P(X &gt; x) = (minimum / x)^shape: a heavy tail, cut off at maximum if that is given.</source>
        <translation>P(X &gt; x) = (minimum / x)^shape：重尾；若给出“最大值”，则在该处截断。</translation>
    </message>
    <message>
        <source>P(X &gt; x) = exp(-(x / scale)^shape).</source>
        <translation>P(X &gt; x) = exp(-(x / scale)^shape)。</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>并行</translation>
    </message>
    <message>
        <source>Parameters of a lognormal or gamma distribution.</source>
        <translation>对数正态分布或伽马分布的参数。</translation>
    </message>
    <message>
        <source>Pareto</source>
        <translation>帕累托分布</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>成分</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Poisson</source>
        <translation>泊松</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>速率曲线</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Rate ramps</source>
        <translation>速率斜坡</translation>
    </message>
    <message>
        <source>Rate steps</source>
        <translation>速率阶梯</translation>
    </message>
    <message>
        <source>Relative error at most, greater than 0%; without it this is not judged.</source>
        <translation>相对误差至多为此值，须大于 0%；省略时不作判定。</translation>
    </message>
    <message>
        <source>Relative to the other bins; at least one is greater than 0. No unit.</source>
        <translation>相对于其他分箱；至少有一个大于 0。无单位。</translation>
    </message>
    <message>
        <source>Relative to the workload&apos;s other requests, greater than 0. No unit.</source>
        <translation>相对于该工作负载的其他请求，须大于 0。无单位。</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>更新过程</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>副本数</translation>
    </message>
    <message>
        <source>Replicas that offer the same endpoints.</source>
        <translation>提供相同端点的副本。</translation>
    </message>
    <message>
        <source>Replications</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>Request class</source>
        <translation>请求类别</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Requests at the replica fail, new ones are refused; it comes back after for, if given.</source>
        <translation>副本上的请求失败，新请求被拒绝；若给出“持续时间”，副本在其后恢复。</translation>
    </message>
    <message>
        <source>Requests that one replica works on at the same time; unlimited: an event loop.</source>
        <translation>一个副本同时处理的请求数；unlimited：事件循环。</translation>
    </message>
    <message>
        <source>Requests that wait for a worker of a replica.</source>
        <translation>等待副本工作线程的请求。</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>上线阈值</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>SLO</source>
        <translation>SLO</translation>
    </message>
    <message>
        <source>SLOs</source>
        <translation>SLO</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>尺度参数</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Service level objectives by name, 1 to 200 bytes.</source>
        <translation>按名称列出的服务等级目标（SLO），名称为 1 到 200 字节。</translation>
    </message>
    <message>
        <source>Service or replica</source>
        <translation>服务或副本</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Services by name.</source>
        <translation>按名称列出的服务。</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状参数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Simulated time of one replication, at least 1ns.</source>
        <translation>一次重复的仿真时长，至少 1ns。</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>减速</translation>
    </message>
    <message>
        <source>Sojourn scenario</source>
        <translation>Sojourn 场景</translation>
    </message>
    <message>
        <source>Something that goes wrong at a time. Exactly one of kill, restart, freeze and slow.</source>
        <translation>在某一时刻发生的故障。“终止”“重启”“冻结”“减速”中有且只有一项。</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶数</translation>
    </message>
    <message>
        <source>Standard deviation / mean. No unit.</source>
        <translation>标准差 / 均值。无单位。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Steps begun meanwhile take factor times as long.</source>
        <translation>期间开始的步骤，耗时乘以“倍数”。</translation>
    </message>
    <message>
        <source>Steps that are done with a probability.</source>
        <translation>以一定概率执行的步骤。</translation>
    </message>
    <message>
        <source>The full name of an endpoint: SERVICE.ENDPOINT.</source>
        <translation>端点的全名：SERVICE.ENDPOINT。</translation>
    </message>
    <message>
        <source>The host its replicas are placed on; without it each replica has a machine of its own with a core for each worker.</source>
        <translation>放置其副本的主机；省略时，每个副本独占一台机器，其核数等于工作线程数。</translation>
    </message>
    <message>
        <source>The mean is infinite up to 1, the variance up to 2, unless there is a maximum. No unit.</source>
        <translation>没有“最大值”时，形状参数不超过 1 则均值无穷大，不超过 2 则方差无穷大。无单位。</translation>
    </message>
    <message>
        <source>The replay against real services.</source>
        <translation>以真实服务进行的重放。</translation>
    </message>
    <message>
        <source>The same, only if the worker was idle when the request came.</source>
        <translation>与“占用”相同，但仅当请求到达时工作线程空闲才计入。</translation>
    </message>
    <message>
        <source>The simulation experiment.</source>
        <translation>仿真实验。</translation>
    </message>
    <message>
        <source>Think time</source>
        <translation>思考时间</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Tolerances</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Tries in all, the first included.</source>
        <translation>尝试的总次数，包括第一次。</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>Uniform between low and high.</source>
        <translation>在“下限”与“上限”之间均匀分布。</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户数</translation>
    </message>
    <message>
        <source>Users who each wait for an answer, think, and ask again.</source>
        <translation>每个用户等待响应、思考，然后再次请求。</translation>
    </message>
    <message>
        <source>Via</source>
        <translation>经由</translation>
    </message>
    <message>
        <source>WORKLOAD/SERVICE.ENDPOINT.</source>
        <translation>WORKLOAD/SERVICE.ENDPOINT。</translation>
    </message>
    <message>
        <source>Wait before the second try.</source>
        <translation>第二次尝试之前的等待时间。</translation>
    </message>
    <message>
        <source>Waiting requests per replica; one more is rejected. 0: none may wait.</source>
        <translation>每个副本上等待的请求数；超出的请求被拒绝。0：不允许等待。</translation>
    </message>
    <message>
        <source>Wake</source>
        <translation>唤醒</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Weibull</source>
        <translation>威布尔分布</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weight and priority.</source>
        <translation>权重和优先级。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>What every request costs a replica beyond its steps, as a calibration finds it.</source>
        <translation>每个请求在步骤之外给副本带来的开销，由标定得出。</translation>
    </message>
    <message>
        <source>What every request costs beyond its steps.</source>
        <translation>每个请求在步骤之外的开销。</translation>
    </message>
    <message>
        <source>What goes wrong, in any order.</source>
        <translation>发生的故障，顺序不限。</translation>
    </message>
    <message>
        <source>What holds between all callers and services.</source>
        <translation>适用于所有调用方与服务之间的设置。</translation>
    </message>
    <message>
        <source>What is left out at the start of each replication; auto: found from the data. Shorter than duration.</source>
        <translation>每次重复开始时舍去的部分；auto：由数据确定。须短于“时长”。</translation>
    </message>
    <message>
        <source>What is simulated, solved and replayed: services, workloads, faults. Format version 1, specified in FORMAT.md. Comments are allowed: // to the end of the line and /* to */.</source>
        <translation>仿真、求解和重放的对象：服务、工作负载、故障。格式版本 1，由 FORMAT.md 规定。允许注释：// 到行尾，以及 /* 到 */。</translation>
    </message>
    <message>
        <source>What lies between a caller and a service it calls.</source>
        <translation>位于调用方与其所调用的服务之间的部分。</translation>
    </message>
    <message>
        <source>What performs the service in a live validation.</source>
        <translation>实测验证中承担该服务的实现。</translation>
    </message>
    <message>
        <source>What the scenario is called in reports, 1 to 200 bytes.</source>
        <translation>场景在报告中的名称，1 到 200 字节。</translation>
    </message>
    <message>
        <source>What the service offers: names and steps.</source>
        <translation>服务所提供的内容：名称和步骤。</translation>
    </message>
    <message>
        <source>What this option does.</source>
        <translation>此选项执行的内容。</translation>
    </message>
    <message>
        <source>What this part is drawn from; mixtures may be nested 8 deep.</source>
        <translation>此成分据以抽样的分布；混合分布至多嵌套 8 层。</translation>
    </message>
    <message>
        <source>When, from the start of the run.</source>
        <translation>发生的时刻，从运行开始算起。</translation>
    </message>
    <message>
        <source>Where a drawing shows services and workloads: the centre in pixels, x to the right, y downwards. Without meaning for a simulation.</source>
        <translation>服务和工作负载在图中的位置：中心坐标，以像素计，x 向右，y 向下。对仿真没有意义。</translation>
    </message>
    <message>
        <source>Where the JSON Schema is, for editors; otherwise ignored.</source>
        <translation>JSON Schema 的位置，供编辑器使用；除此之外忽略。</translation>
    </message>
    <message>
        <source>Which waiting request is served next; priority: the lowest number first, fifo among equals.</source>
        <translation>接下来服务哪个等待的请求；priority：数值最小者优先，相同者按 fifo。</translation>
    </message>
    <message>
        <source>Who sends which requests when. Exactly one of poisson, constant, renewal and closed.</source>
        <translation>谁在何时发送哪些请求。“泊松”“恒定”“更新过程”“闭环”中有且只有一项。</translation>
    </message>
    <message>
        <source>With call: fail the request, or continue with the next step, when all tries have failed.</source>
        <translation>用于“调用”：所有尝试都失败时，让请求失败，或继续下一步骤。</translation>
    </message>
    <message>
        <source>With call: further tries; without it there is one.</source>
        <translation>用于“调用”：再次尝试；省略时只尝试一次。</translation>
    </message>
    <message>
        <source>With call: how long one try may take, at least 1ns. The callee goes on.</source>
        <translation>用于“调用”：一次尝试的最长时间，至少 1ns。被调用方会继续执行。</translation>
    </message>
    <message>
        <source>With slow: how many times as long. No unit.</source>
        <translation>用于“减速”：耗时变为多少倍。无单位。</translation>
    </message>
    <message>
        <source>Without it: none for client, the defaults for haproxy.</source>
        <translation>省略时：client 不检查，haproxy 使用默认值。</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>工作线程数</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>Workloads by name; no service has the same name.</source>
        <translation>按名称列出的工作负载；不得与服务同名。</translation>
    </message>
    <message>
        <source>[x, y], each from -1000000 to 1000000.</source>
        <translation>[x, y]，各为 -1000000 到 1000000。</translation>
    </message>
    <message>
        <source>client: every replica of the caller balances by itself. haproxy: one proxy does for all.</source>
        <translation>client：调用方的每个副本各自进行负载均衡。haproxy：由一个代理统一进行。</translation>
    </message>
    <message>
        <source>full: a uniform share of each wait, which keeps callers from trying in step.</source>
        <translation>full：取每次等待时间的一个均匀随机比例，避免各调用方同步尝试。</translation>
    </message>
</context>
</TS>
