<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sojourn</name>
    <message>
        <source>
… and %1 more</source>
        <translation>
… 另有 %1 项</translation>
    </message>
    <message>
        <source>  knee</source>
        <translation>  拐点</translation>
    </message>
    <message>
        <source>  offered %1, served %2, errors %3</source>
        <translation>  已发起 %1，已处理 %2，错误率 %3</translation>
    </message>
    <message>
        <source> (was %1)</source>
        <translation> (原为 %1)</translation>
    </message>
    <message>
        <source> for %1</source>
        <translation> 持续 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name that may stand here.</source>
        <translation>“%1”不是此处可用的名称。</translation>
    </message>
    <message>
        <source>&quot;0s&quot;: a profile begins at 0s</source>
        <translation>&quot;0s&quot;：速率曲线从 0s 开始</translation>
    </message>
    <message>
        <source>&quot;auto&quot; or %1</source>
        <translation>&quot;auto&quot; 或%1</translation>
    </message>
    <message>
        <source>&quot;sojourn&quot;: 1, the version of the file&apos;s format</source>
        <translation>&quot;sojourn&quot;: 1，即文件格式的版本</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 (clean: below %3)</source>
        <translation>%1 为 %2（未受干扰：低于 %3）</translation>
    </message>
    <message>
        <source>%1 %2 (clean: below %3); our own processes used %4 of all cores</source>
        <translation>%1 为 %2（未受干扰：低于 %3）；我们自己的进程用了所有核的 %4</translation>
    </message>
    <message>
        <source>%1 %2 at %3</source>
        <translation>%3：%1 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (per second)</source>
        <translation>%1（每秒）</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>大于 %2 的%1</translation>
    </message>
    <message>
        <source>%1 above %2, at most %3</source>
        <translation>大于 %2 且不超过 %3 的%1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2 时的 %1</translation>
    </message>
    <message>
        <source>%1 at or below %2</source>
        <translation>%1 不超过 %2</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>尝试 %1 次</translation>
    </message>
    <message>
        <source>%1 before %2</source>
        <translation>%2 之前的 %1</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 connections open at once</source>
        <translation>同时打开了 %1 个连接</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 could not be written: it is no regular file</source>
        <translation>无法写入 %1：它不是普通文件</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%2 到 %3 之间的%1</translation>
    </message>
    <message>
        <source>%1 has less</source>
        <translation>%1 的更少</translation>
    </message>
    <message>
        <source>%1 in service</source>
        <translation>服务中 %1</translation>
    </message>
    <message>
        <source>%1 is given already</source>
        <translation>已给出 %1</translation>
    </message>
    <message>
        <source>%1 is unknown: /proc cannot be read</source>
        <translation>%1 未知：无法读取 /proc</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 measurements, mean %2 · %3</source>
        <translation>%1 个测量值，均值 %2 · %3</translation>
    </message>
    <message>
        <source>%1 must be at least %2</source>
        <translation>%1 须不小于 %2</translation>
    </message>
    <message>
        <source>%1 must be at most %2</source>
        <translation>%1 须不超过 %2</translation>
    </message>
    <message>
        <source>%1 must be finite</source>
        <translation>%1 须为有限值</translation>
    </message>
    <message>
        <source>%1 must be greater than %2</source>
        <translation>%1 须大于 %2</translation>
    </message>
    <message>
        <source>%1 named %2</source>
        <translation>名为 %2 的%1</translation>
    </message>
    <message>
        <source>%1 nodes, %2 connections</source>
        <translation>%1 个节点，%2 条连接</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1（%2 项）</translation>
    </message>
    <message>
        <source>%1 of %2 measured figures lie inside the interval of a run with other random numbers</source>
        <translation>%2 项实测指标中，有 %1 项位于使用其他随机数运行所得的区间内</translation>
    </message>
    <message>
        <source>%1 of %2 replicas up</source>
        <translation>%2 个副本中 %1 个正常运行</translation>
    </message>
    <message>
        <source>%1 of %2 replications</source>
        <translation>重复 %1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 replications had collapsed when they ended.</source>
        <translation>%2 次重复中有 %1 次在结束时已崩溃。</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>不小于 %2 的%1</translation>
    </message>
    <message>
        <source>%1 of the requests</source>
        <translation>%1 的请求</translation>
    </message>
    <message>
        <source>%1 of them</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>%1 points in %2 s</source>
        <translation>%1 个点，用时 %2 s</translation>
    </message>
    <message>
        <source>%1 replicas</source>
        <translation>%1 个副本</translation>
    </message>
    <message>
        <source>%1 replicas in all</source>
        <translation>合计 %1 个副本</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 个请求</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 to %2 of %3 are shown.</source>
        <translation>显示第 %1 到 %2 项，共 %3 项。</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>%1 已被其他程序更改。</translation>
    </message>
    <message>
        <source>%1 was removed by another program.</source>
        <translation>%1 已被其他程序删除。</translation>
    </message>
    <message>
        <source>%1 would be busy for %2 % of the time: its queue grows without bound</source>
        <translation>%1 的忙碌时间将达 %2 %：其队列会无限增长</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, %2 or %3</source>
        <translation>%1、%2 或 %3</translation>
    </message>
    <message>
        <source>%1, errors %2
p50 %3, p95 %4, p99 %5</source>
        <translation>%1，错误率 %2
p50 %3，p95 %4，p99 %5</translation>
    </message>
    <message>
        <source>%1, kept %2</source>
        <translation>%1，保留于 %2</translation>
    </message>
    <message>
        <source>%1, measured</source>
        <translation>%1，实测值</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1，预测值</translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <translation>%1，第 %2 次运行</translation>
    </message>
    <message>
        <source>%1, the only version of the format</source>
        <translation>%1，即格式的唯一版本</translation>
    </message>
    <message>
        <source>%1, the version of results files that this program reads</source>
        <translation>%1，即本程序所读取的结果文件版本</translation>
    </message>
    <message>
        <source>%1, value</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: a picture is saved as .png, .svg or .pdf</source>
        <translation>%1：图片只能保存为 .png、.svg 或 .pdf</translation>
    </message>
    <message>
        <source>%1: no request was answered in the measured window</source>
        <translation>%1：测量时段内没有请求得到响应</translation>
    </message>
    <message>
        <source>%1: too few samples for an interval of %2</source>
        <translation>%1：样本过少，无法给出 %2 的置信区间</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1[*] — Sojourn</source>
        <translation>%1[*] — Sojourn</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选择 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>100 %(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;About Sojourn</source>
        <translation>关于 Sojourn(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Add node…</source>
        <translation>添加节点(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>排列(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Compare A and B…</source>
        <translation>比较 A 和 B(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>克隆(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>指南(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Labels of connections</source>
        <translation>连接标签(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Lay out</source>
        <translation>自动布局(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play the run</source>
        <translation>播放运行过程(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Sweep…</source>
        <translation>扫描(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;What if…</source>
        <translation>假设分析(&amp;W)…</translation>
    </message>
    <message>
        <source>&apos;\u&apos; must be followed by 4 hex digits</source>
        <translation>“\u”之后须有 4 位十六进制数字</translation>
    </message>
    <message>
        <source>+ Add</source>
        <translation>+ 添加</translation>
    </message>
    <message>
        <source>+ Add…</source>
        <translation>+ 添加…</translation>
    </message>
    <message>
        <source>+ Lane</source>
        <translation>+ 泳道</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>错误：1</translation>
    </message>
    <message>
        <source>1 replica</source>
        <translation>1 个副本</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>警告：1</translation>
    </message>
    <message>
        <source>10/s..90/s:9</source>
        <translation>10/s..90/s:9</translation>
    </message>
    <message>
        <source>9 columns</source>
        <translation>9 列</translation>
    </message>
    <message>
        <source>95 % interval: %1 to %2</source>
        <translation>95 % 置信区间：%1 至 %2</translation>
    </message>
    <message>
        <source>; %1 selected</source>
        <translation>；已选择 %1 项</translation>
    </message>
    <message>
        <source>; selected: %1</source>
        <translation>；已选择：%1</translation>
    </message>
    <message>
        <source>; selected: connection from %1 to %2</source>
        <translation>；已选择：从 %1 到 %2 的连接</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Sojourn %1&lt;/h3&gt;&lt;p&gt;Simulation and capacity planning for microservice architectures.&lt;/p&gt;&lt;p&gt;The sources are under the Apache Licence 2.0. This program is linked with QCustomPlot and, as a whole, under the GNU General Public Licence 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Sojourn %1&lt;/h3&gt;&lt;p&gt;微服务架构的仿真与容量规划。&lt;/p&gt;&lt;p&gt;源代码采用 Apache 许可证 2.0。本程序与 QCustomPlot 链接，整体采用 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>A CSV file with measurements in its first column of numbers</source>
        <translation>CSV 文件，测量值位于第一个数值列</translation>
    </message>
    <message>
        <source>A file of results holds no scenario to record.</source>
        <translation>结果文件中没有可供记录的场景。</translation>
    </message>
    <message>
        <source>A file or a service failed: %1</source>
        <translation>文件或服务失败：%1</translation>
    </message>
    <message>
        <source>A name is a letter, then letters, digits, - and _; at most 64 characters.</source>
        <translation>名称以字母开头，其后为字母、数字、- 和 _；至多 64 个字符。</translation>
    </message>
    <message>
        <source>A name is required.</source>
        <translation>需要填写名称。</translation>
    </message>
    <message>
        <source>A plot can be saved as .png, .svg, .pdf or .csv, not as “.%1”.</source>
        <translation>图形可保存为 .png、.svg、.pdf 或 .csv，不能保存为“.%1”。</translation>
    </message>
    <message>
        <source>A scenario with errors has no canonical form.</source>
        <translation>有错误的场景没有规范形式。</translation>
    </message>
    <message>
        <source>A service cannot be connected with itself.</source>
        <translation>服务不能与自身连接。</translation>
    </message>
    <message>
        <source>A store with a limited number of connections</source>
        <translation>连接数有限的存储</translation>
    </message>
    <message>
        <source>A value is required.</source>
        <translation>需要填写值。</translation>
    </message>
    <message>
        <source>A workload sends requests; nothing can call it.</source>
        <translation>工作负载只发送请求，不能被调用。</translation>
    </message>
    <message>
        <source>A..B:N, A..B:N log, or a list such as 1ms, 5ms, 20ms</source>
        <translation>A..B:N、A..B:N log，或列表，例如 1ms, 5ms, 20ms</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>AIC − best</source>
        <translation>AIC − 最佳值</translation>
    </message>
    <message>
        <source>About Sojourn</source>
        <translation>关于 Sojourn</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加%1</translation>
    </message>
    <message>
        <source>Add SLO</source>
        <translation>添加 SLO</translation>
    </message>
    <message>
        <source>Add a knob</source>
        <translation>添加旋钮</translation>
    </message>
    <message>
        <source>Add a knob for a number of the document</source>
        <translation>为文档中的一个数值添加旋钮</translation>
    </message>
    <message>
        <source>Add a knob: choose a number above, or from the inspector.</source>
        <translation>添加旋钮：在上方选择一个数值，或从检查器中选择。</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>添加点</translation>
    </message>
    <message>
        <source>Add an SLO</source>
        <translation>添加 SLO</translation>
    </message>
    <message>
        <source>Add connected node</source>
        <translation>添加相连的节点</translation>
    </message>
    <message>
        <source>Add fault</source>
        <translation>添加故障</translation>
    </message>
    <message>
        <source>Add knob…</source>
        <translation>添加旋钮…</translation>
    </message>
    <message>
        <source>Add node</source>
        <translation>添加节点</translation>
    </message>
    <message>
        <source>Add node between %1 and %2</source>
        <translation>在 %1 与 %2 之间添加节点</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>添加到“%1”</translation>
    </message>
    <message>
        <source>Adds a service, to draw faults on its lane</source>
        <translation>添加一个服务的泳道，以便在其上绘制故障</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>底端对齐</translation>
    </message>
    <message>
        <source>Align centres</source>
        <translation>水平居中对齐</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Align middles</source>
        <translation>垂直居中对齐</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>顶端对齐</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>所有指标</translation>
    </message>
    <message>
        <source>All keys of the window</source>
        <translation>窗口的所有快捷键</translation>
    </message>
    <message>
        <source>All knobs back to the document&apos;s values</source>
        <translation>所有旋钮恢复为文档中的值</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>所有请求</translation>
    </message>
    <message>
        <source>An empty canvas.</source>
        <translation>空白画布。</translation>
    </message>
    <message>
        <source>An event loop: as many requests at once as come</source>
        <translation>事件循环：同时处理所有到来的请求</translation>
    </message>
    <message>
        <source>Answers at once, without a queue</source>
        <translation>立即响应，无队列</translation>
    </message>
    <message>
        <source>Any value, with its unit</source>
        <translation>任意值，带单位</translation>
    </message>
    <message>
        <source>Apply to document</source>
        <translation>应用到文档</translation>
    </message>
    <message>
        <source>Apply what-if</source>
        <translation>应用假设分析</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>At least two measurements are needed.</source>
        <translation>至少需要两个测量值。</translation>
    </message>
    <message>
        <source>At most %1 runs can be pinned.</source>
        <translation>至多可固定 %1 次运行。</translation>
    </message>
    <message>
        <source>At or below</source>
        <translation>不超过的比例</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Back to the document&apos;s value (%1)</source>
        <translation>恢复为文档中的值（%1）</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Begin an empty scenario</source>
        <translation>新建空白场景</translation>
    </message>
    <message>
        <source>Bottleneck: %1, %2 busy</source>
        <translation>瓶颈：%1，利用率 %2</translation>
    </message>
    <message>
        <source>Bring the left sides into line</source>
        <translation>使左边缘对齐</translation>
    </message>
    <message>
        <source>Bring the lower sides into line</source>
        <translation>使下边缘对齐</translation>
    </message>
    <message>
        <source>Bring the middles into one column</source>
        <translation>使中心排成一列</translation>
    </message>
    <message>
        <source>Bring the middles into one row</source>
        <translation>使中心排成一行</translation>
    </message>
    <message>
        <source>Bring the right sides into line</source>
        <translation>使右边缘对齐</translation>
    </message>
    <message>
        <source>Bring the upper sides into line</source>
        <translation>使上边缘对齐</translation>
    </message>
    <message>
        <source>Busiest</source>
        <translation>最忙碌</translation>
    </message>
    <message>
        <source>Busiest: %1, %2 busy</source>
        <translation>最忙碌：%1，利用率 %2</translation>
    </message>
    <message>
        <source>C&amp;onnect from here</source>
        <translation>从此处连接(&amp;O)</translation>
    </message>
    <message>
        <source>CALLER&gt;CALLEE, a service or workload and a service it calls</source>
        <translation>CALLER&gt;CALLEE，即一个服务或工作负载及其调用的服务</translation>
    </message>
    <message>
        <source>CDF</source>
        <translation>CDF</translation>
    </message>
    <message>
        <source>CPU taken by the hypervisor</source>
        <translation>虚拟机监控程序占用的 CPU</translation>
    </message>
    <message>
        <source>CPU used by other processes</source>
        <translation>其他进程所用的 CPU</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Calibrate first</source>
        <translation>先标定</translation>
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
        <source>Canonical form</source>
        <translation>规范形式</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改“%1”</translation>
    </message>
    <message>
        <source>Change fault</source>
        <translation>更改故障</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>改为“%1”</translation>
    </message>
    <message>
        <source>Changed outside</source>
        <translation>已在外部更改</translation>
    </message>
    <message>
        <source>Choose a distribution to see its shape.</source>
        <translation>选择一种分布以查看其形状。</translation>
    </message>
    <message>
        <source>Choose a file with one measurement in each line.</source>
        <translation>选择一个文件，每行一个测量值。</translation>
    </message>
    <message>
        <source>Choose a kind of node to add</source>
        <translation>选择要添加的节点类型</translation>
    </message>
    <message>
        <source>Choose a parameter and a range, then run the sweep.</source>
        <translation>选择参数和范围，然后运行扫描。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose measurements</source>
        <translation>选择测量值文件</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class of requests</source>
        <translation>请求类别</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Classes of requests</source>
        <translation>请求类别</translation>
    </message>
    <message>
        <source>Click two nodes, or drag between them</source>
        <translation>单击两个节点，或在两者之间拖动</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close all windows</source>
        <translation>关闭所有窗口</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>关闭此窗口</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare this run as A (key A)</source>
        <translation>将此运行作为 A 进行比较（按键 A）</translation>
    </message>
    <message>
        <source>Compare this run as B (key B)</source>
        <translation>将此运行作为 B 进行比较（按键 B）</translation>
    </message>
    <message>
        <source>Compare under common random numbers</source>
        <translation>用公共随机数比较</translation>
    </message>
    <message>
        <source>Compared under common random numbers, %1 replications: an interval of the difference without 0 shows a difference.</source>
        <translation>已用公共随机数比较，重复 %1 次：差异的区间不含 0，即表明存在差异。</translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation>将 %1 连接到 %2</translation>
    </message>
    <message>
        <source>Connect %1 with %2</source>
        <translation>连接 %1 与 %2</translation>
    </message>
    <message>
        <source>Connect by &amp;mouse</source>
        <translation>用鼠标连接(&amp;M)</translation>
    </message>
    <message>
        <source>Connect from the selected node: Tab and arrows choose, Enter connects</source>
        <translation>从所选节点连接：Tab 和方向键选择，Enter 连接</translation>
    </message>
    <message>
        <source>Connect to…</source>
        <translation>连接到…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Copy the selected nodes</source>
        <translation>复制所选节点</translation>
    </message>
    <message>
        <source>Copy the summary as text</source>
        <translation>将摘要复制为文本</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Cut the selected nodes</source>
        <translation>剪切所选节点</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>默认值：%1。</translation>
    </message>
    <message>
        <source>Delete the selected nodes or connection</source>
        <translation>删除所选节点或连接</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>等距排列</translation>
    </message>
    <message>
        <source>Distribute horizontally</source>
        <translation>水平等距排列</translation>
    </message>
    <message>
        <source>Distribute vertically</source>
        <translation>垂直等距排列</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Done in %1 s</source>
        <translation>完成，用时 %1 s</translation>
    </message>
    <message>
        <source>Double-click adds a point, Del removes it; drag it or move it with the arrows. Ctrl+arrows select another.</source>
        <translation>双击添加点，Del 删除点；拖动或用方向键移动点。Ctrl+方向键选择其他点。</translation>
    </message>
    <message>
        <source>Double-click to add a service, or drag one from the palette.</source>
        <translation>双击以添加服务，或从组件库拖入。</translation>
    </message>
    <message>
        <source>Drag the sheet</source>
        <translation>拖动画布</translation>
    </message>
    <message>
        <source>Drag to any moment of the recording</source>
        <translation>拖动到记录中的任意时刻</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>克隆</translation>
    </message>
    <message>
        <source>Duplicate the selected nodes</source>
        <translation>克隆所选节点</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Edit JSON</source>
        <translation>编辑 JSON</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Enter connects with %1; Tab and arrows choose another</source>
        <translation>Enter 与 %1 连接；Tab 和方向键选择其他节点</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>of a prediction</comment>
        <translation>误差</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Errors %1</source>
        <translation>错误率 %1</translation>
    </message>
    <message>
        <source>Errors of the text</source>
        <translation>文本中的错误</translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation>事件循环</translation>
    </message>
    <message>
        <source>Every command by its name</source>
        <translation>按名称列出的所有命令</translation>
    </message>
    <message>
        <source>Every run is kept here; pin those you want to keep for good.</source>
        <translation>每次运行都保留在此处；要长期保留的请固定。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Examples and recent files</source>
        <translation>示例和最近的文件</translation>
    </message>
    <message>
        <source>Examples that come with Sojourn, and recent files</source>
        <translation>Sojourn 自带的示例和最近的文件</translation>
    </message>
    <message>
        <source>Expected: %1.</source>
        <translation>应为：%1。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>导出比较</translation>
    </message>
    <message>
        <source>Export figures</source>
        <translation>导出指标</translation>
    </message>
    <message>
        <source>Export p&amp;lot or table…</source>
        <translation>导出图形或表格(&amp;L)…</translation>
    </message>
    <message>
        <source>Export sweep</source>
        <translation>导出扫描结果</translation>
    </message>
    <message>
        <source>Export the &amp;picture…</source>
        <translation>导出图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Failure timeline</source>
        <translation>故障时间线</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter of the outline</source>
        <translation>筛选大纲</translation>
    </message>
    <message>
        <source>Filter: cart p99</source>
        <translation>筛选：cart p99</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find a part of the scenario by name</source>
        <translation>按名称查找场景的组成部分</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find the previous one</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Fit a distribution</source>
        <translation>拟合分布</translation>
    </message>
    <message>
        <source>Fit from CSV…</source>
        <translation>从 CSV 拟合…</translation>
    </message>
    <message>
        <source>Fit s&amp;election</source>
        <translation>适应所选内容(&amp;E)</translation>
    </message>
    <message>
        <source>Fits a distribution to measured durations</source>
        <translation>对实测时长拟合分布</translation>
    </message>
    <message>
        <source>Fitted distributions, best first</source>
        <translation>拟合的分布，最佳者在前</translation>
    </message>
    <message>
        <source>From &amp;top to bottom</source>
        <translation>自上而下(&amp;T)</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Give this run another label (F2)</source>
        <translation>为此运行更换标签（F2）</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Half-width of the 95 % intervals of mean and p99, relative to them</source>
        <translation>均值和 p99 的 95 % 置信区间半宽，相对于其值</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
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
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>How long each run takes, such as 20s; empty: as the scenario says</source>
        <translation>每次运行的时长，例如 20s；留空则按场景的设置</translation>
    </message>
    <message>
        <source>How precise the answer is</source>
        <translation>结果的精确程度</translation>
    </message>
    <message>
        <source>How the workbench is used</source>
        <translation>工作台的使用方法</translation>
    </message>
    <message>
        <source>Import CSV…</source>
        <translation>导入 CSV…</translation>
    </message>
    <message>
        <source>Import sweep</source>
        <translation>导入扫描结果</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>In service %1, waiting %2</source>
        <translation>服务中 %1，等待 %2</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON has no NaN and no Infinity</source>
        <translation>JSON 没有 NaN 和 Infinity</translation>
    </message>
    <message>
        <source>JSON text</source>
        <translation>JSON 文本</translation>
    </message>
    <message>
        <source>KS distance</source>
        <translation>KS 距离</translation>
    </message>
    <message>
        <source>Keep this run, or let it go again (key P)</source>
        <translation>保留此运行，或取消保留（按键 P）</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>保留当前内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation>“%1”的类型</translation>
    </message>
    <message>
        <source>Kind of profile</source>
        <translation>速率曲线的类型</translation>
    </message>
    <message>
        <source>Kind or name</source>
        <translation>类型或名称</translation>
    </message>
    <message>
        <source>Kind or name of the new node</source>
        <translation>新节点的类型或名称</translation>
    </message>
    <message>
        <source>Kinds of nodes</source>
        <translation>节点类型</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>拐点</translation>
    </message>
    <message>
        <source>Laid out</source>
        <translation>布局已完成</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Latency of all requests</source>
        <translation>所有请求的延迟</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>自动布局</translation>
    </message>
    <message>
        <source>Lay out from top to bottom instead</source>
        <translation>改为自上而下布局</translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation>正在布局…</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Live runs; the median of their errors counts</source>
        <translation>实测运行的次数；取各次误差的中位数</translation>
    </message>
    <message>
        <source>Live validation</source>
        <translation>实测验证</translation>
    </message>
    <message>
        <source>Load of all workloads</source>
        <translation>总负载</translation>
    </message>
    <message>
        <source>Longest queues</source>
        <translation>最长的队列</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Make the gaps between left and right equal</source>
        <translation>使左右间距相等</translation>
    </message>
    <message>
        <source>Make the gaps between top and bottom equal</source>
        <translation>使上下间距相等</translation>
    </message>
    <message>
        <source>Make the picture larger</source>
        <translation>放大画面</translation>
    </message>
    <message>
        <source>Make the picture smaller</source>
        <translation>缩小画面</translation>
    </message>
    <message>
        <source>Max sustainable</source>
        <translation>最大可持续值</translation>
    </message>
    <message>
        <source>Max sustainable &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>最大可持续值 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Mean absolute errors</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Mean errors</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Measure this machine&apos;s own costs of a request before predicting</source>
        <translation>预测之前，先测量本机处理请求的自身开销</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测值</translation>
    </message>
    <message>
        <source>Measurement: %1</source>
        <translation>测量：%1</translation>
    </message>
    <message>
        <source>Measurements (*.csv *.txt);;All files (*)</source>
        <translation>测量值 (*.csv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>Move %1 nodes</source>
        <translation>移动 %1 个节点</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move fault</source>
        <translation>移动故障</translation>
    </message>
    <message>
        <source>Move in %1</source>
        <translation>在“%1”中移动</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>Next Problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Nines</source>
        <translation>“9”刻度</translation>
    </message>
    <message>
        <source>No faults. Add a lane, then drag on it.</source>
        <translation>没有故障。请添加泳道，然后在其上拖动。</translation>
    </message>
    <message>
        <source>No interval of the difference</source>
        <translation>没有该差异的置信区间</translation>
    </message>
    <message>
        <source>No interval: measured once.</source>
        <translation>没有区间：只测量了一次。</translation>
    </message>
    <message>
        <source>No interval: solved, not simulated.</source>
        <translation>没有区间：由求解得出，而非仿真。</translation>
    </message>
    <message>
        <source>No interval: too few samples for an honest one.</source>
        <translation>没有区间：样本过少，无法给出可靠的区间。</translation>
    </message>
    <message>
        <source>No interval: too few samples, or no steady state.</source>
        <translation>没有区间：样本过少，或未达到稳态。</translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not pinned: goes when newer ones need room</source>
        <translation>未固定：新的运行需要空间时会被移除</translation>
    </message>
    <message>
        <source>Nothing but Sojourn</source>
        <translation>只显示 Sojourn</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>微移</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Numbers are</source>
        <translation>数值的单位</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Objectives need at least &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>满足目标至少需要 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>已发起</translation>
    </message>
    <message>
        <source>Offered → served</source>
        <translation>已发起 → 已处理</translation>
    </message>
    <message>
        <source>One of several</source>
        <translation>多选一</translation>
    </message>
    <message>
        <source>One of these must be chosen.</source>
        <translation>必须选择其中一项。</translation>
    </message>
    <message>
        <source>One replication, request by request</source>
        <translation>一次重复，逐个请求</translation>
    </message>
    <message>
        <source>One slice of time further</source>
        <translation>前进一个时间片</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>后退一步（Left）</translation>
    </message>
    <message>
        <source>One step on (Right)</source>
        <translation>前进一步（Right）</translation>
    </message>
    <message>
        <source>One value over a range: knee and limit</source>
        <translation>让一个值在范围内变化：拐点与极限</translation>
    </message>
    <message>
        <source>Only rows that hold these words</source>
        <translation>只显示含有这些词的行</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>Open a file of results or of a live validation</source>
        <translation>打开结果文件或实测验证文件</translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation>打开场景</translation>
    </message>
    <message>
        <source>Open a scenario file</source>
        <translation>打开场景文件</translation>
    </message>
    <message>
        <source>Open an &amp;example…</source>
        <translation>打开示例(&amp;E)…</translation>
    </message>
    <message>
        <source>Open an example</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Open re&amp;sults…</source>
        <translation>打开结果(&amp;S)…</translation>
    </message>
    <message>
        <source>Open results</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Open validation</source>
        <translation>打开验证</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间变化</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览图</translation>
    </message>
    <message>
        <source>Overview: click or drag to move the view</source>
        <translation>总览图：单击或拖动以移动视图</translation>
    </message>
    <message>
        <source>Pa&amp;n</source>
        <translation>平移(&amp;N)</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>组件面板</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste nodes from the clipboard</source>
        <translation>从剪贴板粘贴节点</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>百分数</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>Perform the scenario with real processes on this machine</source>
        <translation>在本机上用真实进程执行该场景</translation>
    </message>
    <message>
        <source>Picture (*.png);;Vector drawing (*.svg);;Document (*.pdf);;Table (*.csv)</source>
        <translation>图片 (*.png);;矢量图 (*.svg);;文档 (*.pdf);;表格 (*.csv)</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Pictures and tables (*.png *.svg *.pdf *.csv)</source>
        <translation>图片和表格 (*.png *.svg *.pdf *.csv)</translation>
    </message>
    <message>
        <source>Pin a run, change something and run again to compare the two.</source>
        <translation>固定一次运行，做些更改后再次运行，即可比较两者。</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Place everything so that calls run from left to right</source>
        <translation>排列所有节点，使调用从左到右</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>播放或暂停（Space）</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Points of the profile</source>
        <translation>速率曲线的点</translation>
    </message>
    <message>
        <source>Points of the sweep</source>
        <translation>扫描的点</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>Predicted and measured</source>
        <translation>预测与实测</translation>
    </message>
    <message>
        <source>Previous Problem</source>
        <translation>上一个问题</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Progress of the live run</source>
        <translation>实测运行的进度</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>运行进度</translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation>扫描进度</translation>
    </message>
    <message>
        <source>Put %1 between %2 and %3</source>
        <translation>将 %1 插入 %2 与 %3 之间</translation>
    </message>
    <message>
        <source>Put the chosen distribution into the document</source>
        <translation>将所选分布写入文档</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Rate over time</source>
        <translation>速率随时间变化</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Recorded the first %1 of %2 of one replication</source>
        <translation>已记录一次重复的前 %1（共 %2）</translation>
    </message>
    <message>
        <source>Recording one replication…</source>
        <translation>正在记录一次重复…</translation>
    </message>
    <message>
        <source>Recover unsaved changes</source>
        <translation>恢复未保存的更改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>相对差异</translation>
    </message>
    <message>
        <source>Reload the file</source>
        <translation>重新载入文件</translation>
    </message>
    <message>
        <source>Reloading loses unsaved changes; keeping overwrites the file at the next save.</source>
        <translation>重新载入会丢失未保存的更改；保留则会在下次保存时覆盖该文件。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除“%1”</translation>
    </message>
    <message>
        <source>Remove %1 nodes</source>
        <translation>移除 %1 个节点</translation>
    </message>
    <message>
        <source>Remove SLO</source>
        <translation>移除 SLO</translation>
    </message>
    <message>
        <source>Remove a point</source>
        <translation>移除一个点</translation>
    </message>
    <message>
        <source>Remove connection</source>
        <translation>移除连接</translation>
    </message>
    <message>
        <source>Remove fault</source>
        <translation>移除故障</translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <translation>从“%1”中移除</translation>
    </message>
    <message>
        <source>Remove the selected SLO</source>
        <translation>移除所选的 SLO</translation>
    </message>
    <message>
        <source>Remove the selected point</source>
        <translation>移除所选的点</translation>
    </message>
    <message>
        <source>Remove this knob</source>
        <translation>移除此旋钮</translation>
    </message>
    <message>
        <source>Remove this run from the list (Delete)</source>
        <translation>从列表中移除此次运行（Delete）</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>重命名“%1”</translation>
    </message>
    <message>
        <source>Rename the selected node</source>
        <translation>重命名所选节点</translation>
    </message>
    <message>
        <source>Replay the same requests against real services on this machine</source>
        <translation>在本机上向真实服务重放相同的请求</translation>
    </message>
    <message>
        <source>Replicas with workers that do the work</source>
        <translation>由工作线程处理请求的若干副本</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Requests answered within</source>
        <translation>在此时间内得到响应的请求</translation>
    </message>
    <message>
        <source>Requests are replayed: %1 of %2 s</source>
        <translation>正在重放请求：%1 / %2 秒</translation>
    </message>
    <message>
        <source>Requests are replayed: %1 of %2 s, run %3 of %4</source>
        <translation>正在重放请求：%1 / %2 秒，第 %3 次，共 %4 次</translation>
    </message>
    <message>
        <source>Required.
</source>
        <translation>必填。
</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置“%1”</translation>
    </message>
    <message>
        <source>Response p99</source>
        <translation>响应 p99</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Results (*.json);;All files (*)</source>
        <translation>结果 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Results of a run, or of a live validation</source>
        <translation>一次运行或实测验证的结果</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run sweep</source>
        <translation>运行扫描</translation>
    </message>
    <message>
        <source>Run the scenario (F5) to see its latencies here.</source>
        <translation>运行场景（F5）后，此处显示其延迟。</translation>
    </message>
    <message>
        <source>Run the scenario live to see what is measured beside what is simulated.</source>
        <translation>对场景进行实测运行，即可对照实测与仿真的结果。</translation>
    </message>
    <message>
        <source>Run the scenario to see how it goes over time.</source>
        <translation>运行场景，即可查看其随时间的变化。</translation>
    </message>
    <message>
        <source>Run the scenario to see how latencies are distributed.</source>
        <translation>运行场景，即可查看延迟的分布。</translation>
    </message>
    <message>
        <source>Run the scenario to see how often each latency occurs.</source>
        <translation>运行场景，即可查看各延迟出现的频率。</translation>
    </message>
    <message>
        <source>Run the scenario to see latencies over time.</source>
        <translation>运行场景，即可查看延迟随时间的变化。</translation>
    </message>
    <message>
        <source>Run the scenario to see this plot.</source>
        <translation>运行场景，即可查看此图表。</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>正在运行…</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
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
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save all compared figures as a table</source>
        <translation>将所有比较的指标保存为表格</translation>
    </message>
    <message>
        <source>Save all figures with their intervals as a table</source>
        <translation>将所有指标及其区间存为表格</translation>
    </message>
    <message>
        <source>Save all points as a table</source>
        <translation>将所有点存为表格</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Save the changes of %1?</source>
        <translation>保存对 %1 的更改吗？</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>保存场景</translation>
    </message>
    <message>
        <source>Save the scenario as another file</source>
        <translation>将场景存为另一个文件</translation>
    </message>
    <message>
        <source>Save this tab as a picture, a drawing, a document or a table</source>
        <translation>将此标签页存为图片、矢量图、文档或表格</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation>场景 (*.json)</translation>
    </message>
    <message>
        <source>Scenarios (*.json);;All files (*)</source>
        <translation>场景 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search of the palette</source>
        <translation>搜索组件面板</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select a single place to edit these.</source>
        <translation>只选择一处时才能编辑这些内容。</translation>
    </message>
    <message>
        <source>Select all nodes</source>
        <translation>选择所有节点</translation>
    </message>
    <message>
        <source>Select and move nodes</source>
        <translation>选择并移动节点</translation>
    </message>
    <message>
        <source>Select one node to connect from.</source>
        <translation>请选择一个节点作为连接的起点。</translation>
    </message>
    <message>
        <source>Select two runs as A and B in the history.</source>
        <translation>请在历史记录中选择两次运行作为 A 和 B。</translation>
    </message>
    <message>
        <source>Sends requests: a workload</source>
        <translation>发出请求：一个工作负载</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Service level objectives</source>
        <translation>服务等级目标（SLO）</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Several steps</source>
        <translation>多个步骤</translation>
    </message>
    <message>
        <source>Share of the requests</source>
        <translation>请求的比例</translation>
    </message>
    <message>
        <source>Show %1 before</source>
        <translation>再显示前 %1 项</translation>
    </message>
    <message>
        <source>Show %1 more</source>
        <translation>再显示 %1 项</translation>
    </message>
    <message>
        <source>Show 90 %, 99 %, 99.9 % at equal distances</source>
        <translation>等间距显示 90 %、99 %、99.9 %</translation>
    </message>
    <message>
        <source>Show a sweep that was saved earlier</source>
        <translation>显示先前保存的扫描</translation>
    </message>
    <message>
        <source>Show a validation that was saved earlier</source>
        <translation>显示先前保存的验证</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show or hide the panel %1</source>
        <translation>显示或隐藏面板“%1”</translation>
    </message>
    <message>
        <source>Show the picture at its full size</source>
        <translation>按原始大小显示画面</translation>
    </message>
    <message>
        <source>Show the selection as large as it fits</source>
        <translation>将所选内容放大至适合窗口</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示整个画面</translation>
    </message>
    <message>
        <source>Side by side: at least one of the two is a file without its scenario, so they cannot be simulated together.</source>
        <translation>并排显示：两者中至少有一个是不带场景的文件，因此无法一同仿真。</translation>
    </message>
    <message>
        <source>Side by side: whether a difference is more than chance takes a comparison under common random numbers.</source>
        <translation>并排显示：要判断差异是否并非偶然，需用公共随机数进行比较。</translation>
    </message>
    <message>
        <source>Simulate both with the same arrivals and demands: differences get intervals, and most of the noise cancels</source>
        <translation>用相同的到达和需求对两者进行仿真：差异带有区间，大部分噪声相互抵消</translation>
    </message>
    <message>
        <source>Simulate every value of the range</source>
        <translation>对范围内的每个值进行仿真</translation>
    </message>
    <message>
        <source>Simulate the scenario</source>
        <translation>对场景进行仿真</translation>
    </message>
    <message>
        <source>Simulated seconds per second (Up, Down)</source>
        <translation>每秒播放的仿真秒数（Up、Down）</translation>
    </message>
    <message>
        <source>Sojourn</source>
        <translation>Sojourn</translation>
    </message>
    <message>
        <source>Sojourn did not end in order. These changes were not saved; nothing of a saved file has been touched.</source>
        <translation>Sojourn 上次未正常结束。这些更改尚未保存；已保存的文件均未改动。</translation>
    </message>
    <message>
        <source>Sorted keys, shortest units, nothing that is a default; comments go</source>
        <translation>键排序、单位最短、省略默认值；注释会被去掉</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>St&amp;ep</source>
        <translation>单步(&amp;E)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>State of the live run</source>
        <translation>实测运行的状态</translation>
    </message>
    <message>
        <source>State of the run</source>
        <translation>运行状态</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the run; nothing of it is kept</source>
        <translation>停止运行；不保留其任何内容</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>停止正在运行的任务</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 和 B</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>参数扫描</translation>
    </message>
    <message>
        <source>Sweep a parameter to see where capacity ends.</source>
        <translation>扫描一个参数，即可查看容量的极限。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Table (*.csv);;All files (*)</source>
        <translation>表格 (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Takes requests in and calls others; many workers</source>
        <translation>接收请求并调用其他服务；工作线程较多</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The bottleneck</source>
        <translation>瓶颈</translation>
    </message>
    <message>
        <source>The clipboard holds no nodes.</source>
        <translation>剪贴板中没有节点。</translation>
    </message>
    <message>
        <source>The duration needs a unit, such as 20s.</source>
        <translation>时长需要单位，例如 20s。</translation>
    </message>
    <message>
        <source>The format does not know the key &quot;%1&quot;.</source>
        <translation>格式中没有“%1”这个键。</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>语言将在下次启动时更改。</translation>
    </message>
    <message>
        <source>The number of the document that is varied</source>
        <translation>文档中要变化的数值</translation>
    </message>
    <message>
        <source>The objectives hold everywhere or nowhere in this range, or there are none</source>
        <translation>在此范围内目标处处满足或处处不满足，或者没有目标</translation>
    </message>
    <message>
        <source>The program dot was not found: install the package graphviz to have graphs laid out.</source>
        <translation>未找到程序 dot：请安装软件包 graphviz 以使用自动布局。</translation>
    </message>
    <message>
        <source>The program sojourn-live was found neither beside this program nor in PATH: build or install Sojourn completely.</source>
        <translation>在本程序旁和 PATH 中均未找到程序 sojourn-live：请完整构建或安装 Sojourn。</translation>
    </message>
    <message>
        <source>The scenario cannot be run live: %1</source>
        <translation>无法对场景进行实测运行：%1</translation>
    </message>
    <message>
        <source>The scenario could not be written to %1.</source>
        <translation>无法将场景写入 %1。</translation>
    </message>
    <message>
        <source>The scenario has errors; see Problems</source>
        <translation>场景有错误；参见“问题”</translation>
    </message>
    <message>
        <source>The topology as PNG, SVG or PDF</source>
        <translation>将拓扑存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>The two runs have no class of requests in common.</source>
        <translation>两次运行没有共同的请求类别。</translation>
    </message>
    <message>
        <source>The values are in the document now.</source>
        <translation>这些值已写入文档。</translation>
    </message>
    <message>
        <source>There is a &quot;%1&quot; already.</source>
        <translation>已有“%1”。</translation>
    </message>
    <message>
        <source>There is a service or workload of that name already.</source>
        <translation>已有同名的服务或工作负载。</translation>
    </message>
    <message>
        <source>There is no service to connect with.</source>
        <translation>没有可连接的服务。</translation>
    </message>
    <message>
        <source>There is no such connection.</source>
        <translation>没有这条连接。</translation>
    </message>
    <message>
        <source>There is nothing that this can be connected with.</source>
        <translation>没有可与之连接的节点。</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>尚无可保存的内容。</translation>
    </message>
    <message>
        <source>These two are connected already.</source>
        <translation>两者已经连接。</translation>
    </message>
    <message>
        <source>This is no JSON; it is not taken over yet.</source>
        <translation>这不是 JSON；尚未采用。</translation>
    </message>
    <message>
        <source>This is not of the form that is expected here.</source>
        <translation>不符合此处要求的格式。</translation>
    </message>
    <message>
        <source>This text is not JSON yet; the JSON view tells where.</source>
        <translation>该文本尚不是有效的 JSON；JSON 视图会指出位置。</translation>
    </message>
    <message>
        <source>Through HAProxy</source>
        <translation>经由 HAProxy</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time in the run</source>
        <translation>运行中的时间</translation>
    </message>
    <message>
        <source>Time of the recording</source>
        <translation>记录的时间</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Topology canvas</source>
        <translation>拓扑画布</translation>
    </message>
    <message>
        <source>Turn a knob and see latency move</source>
        <translation>转动旋钮，看延迟如何变化</translation>
    </message>
    <message>
        <source>Turn a knob to see how latencies move.</source>
        <translation>转动旋钮，即可查看延迟如何变化。</translation>
    </message>
    <message>
        <source>Turn a knob to see what it does.</source>
        <translation>转动旋钮，即可查看其效果。</translation>
    </message>
    <message>
        <source>Turn it in what-if</source>
        <translation>在假设分析中调节</translation>
    </message>
    <message>
        <source>Turn with the mouse or the arrow keys; the document is not changed</source>
        <translation>用鼠标或方向键转动；文档不会改变</translation>
    </message>
    <message>
        <source>Two runs side by side</source>
        <translation>两次运行并排显示</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>UTF-8 without one</source>
        <translation>不带该标记的 UTF-8</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Unsaved changes cannot be kept for recovery: %1: %2</source>
        <translation>无法保留未保存的更改以供恢复：%1：%2</translation>
    </message>
    <message>
        <source>Unstable: a queue grows without bound</source>
        <translation>不稳定：有队列无限增长</translation>
    </message>
    <message>
        <source>Unstable: a queue grows without bound; averages over the run are no steady-state values.</source>
        <translation>不稳定：有队列无限增长；运行期间的平均值不是稳态值。</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Utilisation %1</source>
        <translation>利用率 %1</translation>
    </message>
    <message>
        <source>Utilization</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>Validate &amp;live…</source>
        <translation>实测验证(&amp;L)…</translation>
    </message>
    <message>
        <source>Validate live</source>
        <translation>实测验证</translation>
    </message>
    <message>
        <source>Validation (*.json);;All files (*)</source>
        <translation>验证 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>版本与许可证</translation>
    </message>
    <message>
        <source>Waiting p50</source>
        <translation>等待 p50</translation>
    </message>
    <message>
        <source>Waiting p99</source>
        <translation>等待 p99</translation>
    </message>
    <message>
        <source>Waiting requests</source>
        <translation>等待的请求</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Watch queues fill and replicas die</source>
        <translation>观看队列增长、副本终止</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设分析</translation>
    </message>
    <message>
        <source>What numbers without a unit of their own mean</source>
        <translation>不带单位的数值以何为单位</translation>
    </message>
    <message>
        <source>What the results panel shows as PNG, SVG, PDF or CSV</source>
        <translation>将结果面板的内容存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Whose latencies are compared</source>
        <translation>要比较哪类请求的延迟</translation>
    </message>
    <message>
        <source>Whose latencies are shown</source>
        <translation>要显示哪类请求的延迟</translation>
    </message>
    <message>
        <source>Whose latencies are shown in all tabs</source>
        <translation>所有标签页中显示哪类请求的延迟</translation>
    </message>
    <message>
        <source>Whose queue and utilization are shown</source>
        <translation>要显示哪个服务的队列和利用率</translation>
    </message>
    <message>
        <source>Whose throughput and latency are shown</source>
        <translation>要显示哪类请求的吞吐量和延迟</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>Write in &amp;canonical form</source>
        <translation>写成规范形式(&amp;C)</translation>
    </message>
    <message>
        <source>Write the values of the knobs into the document, as one step</source>
        <translation>将旋钮的值一步写入文档</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>a NUL byte</source>
        <translation>NUL 字节</translation>
    </message>
    <message>
        <source>a byte order mark</source>
        <translation>字节顺序标记</translation>
    </message>
    <message>
        <source>a byte that is not valid UTF-8</source>
        <translation>不是有效 UTF-8 的字节</translation>
    </message>
    <message>
        <source>a coefficient of variation</source>
        <translation>变异系数</translation>
    </message>
    <message>
        <source>a colon</source>
        <translation>冒号</translation>
    </message>
    <message>
        <source>a comma or %1</source>
        <translation>逗号或 %1</translation>
    </message>
    <message>
        <source>a distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>a distribution is needed</source>
        <translation>需要一个分布</translation>
    </message>
    <message>
        <source>a distribution of infinite mean</source>
        <translation>均值无穷大的分布</translation>
    </message>
    <message>
        <source>a distribution of think times</source>
        <translation>思考时间的分布</translation>
    </message>
    <message>
        <source>a distribution: a duration with a unit, such as &quot;5ms&quot;, or an object, such as {&quot;exponential&quot;: &quot;5ms&quot;}</source>
        <translation>分布：带单位的时长，例如 &quot;5ms&quot;，或对象，例如 {&quot;exponential&quot;: &quot;5ms&quot;}</translation>
    </message>
    <message>
        <source>a duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>a duration greater than %1</source>
        <translation>大于 %1 的时长</translation>
    </message>
    <message>
        <source>a duration of at least %1</source>
        <translation>不小于 %1 的时长</translation>
    </message>
    <message>
        <source>a duration of at most %1 years</source>
        <translation>至多 %1 年的时长</translation>
    </message>
    <message>
        <source>a duration shorter than the run&apos;s</source>
        <translation>短于运行时长的时长</translation>
    </message>
    <message>
        <source>a duration with a unit (ns, us, ms, s, min or h), such as 5ms</source>
        <translation>带单位（ns、us、ms、s、min 或 h）的时长，例如 5ms</translation>
    </message>
    <message>
        <source>a file of %1 bytes</source>
        <translation>%1 字节的文件</translation>
    </message>
    <message>
        <source>a finite mean</source>
        <translation>有限的均值</translation>
    </message>
    <message>
        <source>a key in quotation marks</source>
        <translation>带引号的键</translation>
    </message>
    <message>
        <source>a known scope and figure</source>
        <translation>scope 和 figure 列中的已知值</translation>
    </message>
    <message>
        <source>a loop of calls through %1 endpoints</source>
        <translation>经过 %1 个端点的循环调用</translation>
    </message>
    <message>
        <source>a loop that leads to less than one further round, on average</source>
        <translation>平均引起不到一轮后续循环的循环</translation>
    </message>
    <message>
        <source>a mean below 1ns</source>
        <translation>小于 1ns 的均值</translation>
    </message>
    <message>
        <source>a mean time between arrivals of at least 1ns</source>
        <translation>不小于 1ns 的平均到达间隔</translation>
    </message>
    <message>
        <source>a mixture inside %1 others</source>
        <translation>嵌套在 %1 层混合分布之内的混合分布</translation>
    </message>
    <message>
        <source>a name for the scenario</source>
        <translation>场景的名称</translation>
    </message>
    <message>
        <source>a name of 1 to %1 bytes</source>
        <translation>1 到 %1 字节的名称</translation>
    </message>
    <message>
        <source>a name of at most %1 letters, digits, - and _ that begins with a letter</source>
        <translation>至多 %1 个字母、数字、- 和 _ 组成且以字母开头的名称</translation>
    </message>
    <message>
        <source>a name that no service has</source>
        <translation>没有服务使用的名称</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>a number and a unit: /s, /min or /h</source>
        <translation>带单位的数值：/s、/min 或 /h</translation>
    </message>
    <message>
        <source>a number and a unit: ns, us, ms, s, min or h</source>
        <translation>带单位的数值：ns、us、ms、s、min 或 h</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数</translation>
    </message>
    <message>
        <source>a number greater than %1</source>
        <translation>大于 %1 的数</translation>
    </message>
    <message>
        <source>a number greater than %1, at most %2</source>
        <translation>大于 %1 且不超过 %2 的数</translation>
    </message>
    <message>
        <source>a number or null</source>
        <translation>数或 null</translation>
    </message>
    <message>
        <source>a pair of a time and a rate, such as [&quot;30s&quot;, &quot;400/s&quot;]</source>
        <translation>由时刻和速率组成的数对，例如 [&quot;30s&quot;, &quot;400/s&quot;]</translation>
    </message>
    <message>
        <source>a path and a value in UTF-8</source>
        <translation>UTF-8 编码的路径和值</translation>
    </message>
    <message>
        <source>a path of 1 to %1 keys, such as services.cart.replicas</source>
        <translation>1 到 %1 个键组成的路径，例如 services.cart.replicas</translation>
    </message>
    <message>
        <source>a percentage from 0% to 100%, such as 99.9%</source>
        <translation>0% 到 100% 的百分数，例如 99.9%</translation>
    </message>
    <message>
        <source>a percentage, or a number from 0 to 1</source>
        <translation>百分数，或 0 到 1 之间的数</translation>
    </message>
    <message>
        <source>a probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>a probability from 0 to 1</source>
        <translation>0 到 1 的概率</translation>
    </message>
    <message>
        <source>a queue grows without bound</source>
        <translation>有队列无限增长</translation>
    </message>
    <message>
        <source>a rate from %1 to %2</source>
        <translation>%1 到 %2 的速率</translation>
    </message>
    <message>
        <source>a rate greater than %1</source>
        <translation>大于 %1 的速率</translation>
    </message>
    <message>
        <source>a rate greater than %1, at most %2</source>
        <translation>大于 %1 且不超过 %2 的速率</translation>
    </message>
    <message>
        <source>a rate greater than 0/s: the last one holds on</source>
        <translation>大于 0/s 的速率：最后一个速率一直保持</translation>
    </message>
    <message>
        <source>a rate with a unit (/s, /min or /h), such as 100/s</source>
        <translation>带单位（/s、/min 或 /h）的速率，例如 100/s</translation>
    </message>
    <message>
        <source>a rate with a unit (/s, /min or /h), such as 100/s, or a profile: an object with one of the keys steps or ramps</source>
        <translation>带单位（/s、/min 或 /h）的速率，例如 100/s，或速率曲线：带有键 steps 或 ramps 之一的对象</translation>
    </message>
    <message>
        <source>a replica from %1 to %2</source>
        <translation>%1 到 %2 的副本</translation>
    </message>
    <message>
        <source>a replica that is not down or frozen already</source>
        <translation>尚未停机或冻结的副本</translation>
    </message>
    <message>
        <source>a replica that is not slow already</source>
        <translation>尚未减速的副本</translation>
    </message>
    <message>
        <source>a request class of the scenario, WORKLOAD/SERVICE.ENDPOINT</source>
        <translation>场景的请求类别，WORKLOAD/SERVICE.ENDPOINT</translation>
    </message>
    <message>
        <source>a request class, such as &quot;shoppers/gateway.checkout&quot;</source>
        <translation>请求类别，例如 &quot;shoppers/gateway.checkout&quot;</translation>
    </message>
    <message>
        <source>a scenario: {&quot;sojourn&quot;: 1, ...}</source>
        <translation>场景：{&quot;sojourn&quot;: 1, ...}</translation>
    </message>
    <message>
        <source>a service, such as &quot;cart&quot;, or one replica, such as &quot;cart/1&quot;</source>
        <translation>服务，例如 &quot;cart&quot;，或一个副本，例如 &quot;cart/1&quot;</translation>
    </message>
    <message>
        <source>a share from %1 to %2, such as 2% or 0.02</source>
        <translation>%1 到 %2 的比例，例如 2% 或 0.02</translation>
    </message>
    <message>
        <source>a share greater than %1, at most %2, such as 2% or 0.02</source>
        <translation>大于 %1 且不超过 %2 的比例，例如 2% 或 0.02</translation>
    </message>
    <message>
        <source>a step inside %1 others</source>
        <translation>嵌套在 %1 层步骤之内的步骤</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a text as JSON has them</source>
        <translation>JSON 形式的文本</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>a text in UTF-8</source>
        <translation>UTF-8 编码的文本</translation>
    </message>
    <message>
        <source>a text of %1 to %2 bytes</source>
        <translation>%1 到 %2 字节的文本</translation>
    </message>
    <message>
        <source>a time later than that of the point before</source>
        <translation>晚于前一个点的时刻</translation>
    </message>
    <message>
        <source>a valid distribution</source>
        <translation>有效的分布</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>a weight for each of the %1 replicas of %2</source>
        <translation>%2 的 %1 个副本各一个权重</translation>
    </message>
    <message>
        <source>a weight for each replica, such as [1, 2, 1]</source>
        <translation>每个副本各一个权重，例如 [1, 2, 1]</translation>
    </message>
    <message>
        <source>a weight that is nothing beside the others</source>
        <translation>与其他权重相比微不足道的权重</translation>
    </message>
    <message>
        <source>a weight: a number without unit, or an object with a weight and a priority</source>
        <translation>权重：不带单位的数，或带有权重和优先级的对象</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2 or &quot;unlimited&quot;</source>
        <translation>%1 到 %2 的整数或 &quot;unlimited&quot;</translation>
    </message>
    <message>
        <source>a whole number of cores</source>
        <translation>核数（整数）</translation>
    </message>
    <message>
        <source>a whole number of stages</source>
        <translation>阶段数（整数）</translation>
    </message>
    <message>
        <source>a whole number of tries, the first included</source>
        <translation>尝试次数（整数），包括第一次</translation>
    </message>
    <message>
        <source>a whole number of users</source>
        <translation>用户数（整数）</translation>
    </message>
    <message>
        <source>all services compute on this machine&apos;s %1 cores, and are predicted so; beside them runs the load generator, which the prediction does not know</source>
        <translation>所有服务都在本机的 %1 个核上计算，也据此预测；与其同时运行的还有负载发生器，预测不包含它</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>an array of %1</source>
        <translation>%1的数组</translation>
    </message>
    <message>
        <source>an array of %1, at least one</source>
        <translation>%1的数组，至少一项</translation>
    </message>
    <message>
        <source>an earlier fault makes it down or frozen for good</source>
        <translation>较早的故障使其一直停机或冻结</translation>
    </message>
    <message>
        <source>an earlier fault makes it down or frozen until %1</source>
        <translation>较早的故障使其停机或冻结，直到 %1</translation>
    </message>
    <message>
        <source>an earlier fault makes it slow for good</source>
        <translation>较早的故障使其一直减速</translation>
    </message>
    <message>
        <source>an earlier fault makes it slow until %1</source>
        <translation>较早的故障使其减速，直到 %1</translation>
    </message>
    <message>
        <source>an empty array</source>
        <translation>空数组</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>an empty object</source>
        <translation>空对象</translation>
    </message>
    <message>
        <source>an index from %1 to %2</source>
        <translation>%1 到 %2 的下标</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>an object or an array to go on into</source>
        <translation>可继续进入的对象或数组</translation>
    </message>
    <message>
        <source>an object that maps names to %1</source>
        <translation>由名称对应到%1的对象</translation>
    </message>
    <message>
        <source>an object with %1</source>
        <translation>带有%1的对象</translation>
    </message>
    <message numerus="yes">
        <source>and %n more class(es) in the table</source>
        <translation>
            <numerusform>表中另有 %n 个类别</numerusform>
        </translation>
    </message>
    <message>
        <source>and cannot be: each replication has too few samples for an interval, however many there are; lengthen run.duration</source>
        <translation>也无法达到：无论重复多少次，每次重复的样本都过少，无法给出置信区间；请加长 run.duration</translation>
    </message>
    <message>
        <source>and cannot be: each replication has too few samples for an interval, however many there are; lengthen run.duration about %1 times</source>
        <translation>也无法达到：无论重复多少次，每次重复的样本都过少，无法给出置信区间；请将 run.duration 加长到约 %1 倍</translation>
    </message>
    <message>
        <source>and given up after %1 replications: it would take about %2, more than %3; ask for less or lengthen run.duration</source>
        <translation>重复 %1 次后放弃：大约需要 %2 次，多于 %3 次；请降低要求或加长 run.duration</translation>
    </message>
    <message>
        <source>arrivals and demands of replication %1</source>
        <translation>重复 %1 的到达和需求</translation>
    </message>
    <message>
        <source>at least %1 of all requests for each endpoint</source>
        <translation>每个端点至少占所有请求的 %1</translation>
    </message>
    <message>
        <source>at least one bin is needed</source>
        <translation>至少需要一个分箱</translation>
    </message>
    <message>
        <source>at least one branch is needed</source>
        <translation>至少需要一个分支</translation>
    </message>
    <message>
        <source>at least one endpoint</source>
        <translation>至少一个端点</translation>
    </message>
    <message>
        <source>at least one endpoint with its weight</source>
        <translation>至少一个端点及其权重</translation>
    </message>
    <message>
        <source>at least one of %1</source>
        <translation>至少有 %1 之一</translation>
    </message>
    <message>
        <source>at least one part is needed</source>
        <translation>至少需要一个成分</translation>
    </message>
    <message>
        <source>at least one sample is needed</source>
        <translation>至少需要一个样本</translation>
    </message>
    <message>
        <source>at least one service</source>
        <translation>至少一个服务</translation>
    </message>
    <message>
        <source>at least one weight greater than 0</source>
        <translation>至少一个大于 0 的权重</translation>
    </message>
    <message>
        <source>at least one workload</source>
        <translation>至少一个工作负载</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>at most %1 %2</source>
        <translation>至多 %1 项%2</translation>
    </message>
    <message>
        <source>at most %1 bytes</source>
        <translation>至多 %1 字节</translation>
    </message>
    <message>
        <source>at most %1 on average</source>
        <translation>平均至多 %1 次</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>bin %1: %2</source>
        <translation>分箱 %1：%2</translation>
    </message>
    <message>
        <source>bins with low, high and weight</source>
        <translation>带有 low、high 和 weight 的分箱</translation>
    </message>
    <message>
        <source>bottleneck at 100 %</source>
        <translation>瓶颈达 100 %</translation>
    </message>
    <message>
        <source>bound inside the interval</source>
        <translation>限值位于置信区间之内</translation>
    </message>
    <message>
        <source>branch %1: %2</source>
        <translation>分支 %1：%2</translation>
    </message>
    <message>
        <source>branches with a probability and a mean</source>
        <translation>带有概率和均值的分支</translation>
    </message>
    <message>
        <source>branches: steps, or arrays of steps</source>
        <translation>分支（步骤或步骤的数组）</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>未满足</translation>
    </message>
    <message>
        <source>bytes that are not valid UTF-8</source>
        <translation>不是有效 UTF-8 的字节</translation>
    </message>
    <message>
        <source>calibrating: all workers of %1 busy</source>
        <translation>正在标定：%1 的所有工作线程忙碌</translation>
    </message>
    <message>
        <source>calibrating: one user at a time of %1</source>
        <translation>正在标定：%1，每次一个用户</translation>
    </message>
    <message>
        <source>calibration: %1</source>
        <translation>标定：%1</translation>
    </message>
    <message>
        <source>calibration: %1 of %2 requests to %3 failed</source>
        <translation>标定：发往 %3 的 %2 个请求中有 %1 个失败</translation>
    </message>
    <message>
        <source>calibration: %1 visits only on %2: taken from all visits of the service</source>
        <translation>标定：%2 上只有 %1 次访问：改用该服务的所有访问</translation>
    </message>
    <message>
        <source>call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>call %1</source>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>calls that go round for ever: %1</source>
        <translation>永不结束的循环调用：%1</translation>
    </message>
    <message>
        <source>calls that lead to %1 executions for each request</source>
        <translation>使每个请求引起 %1 次执行的调用</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>choose in the history</source>
        <translation>在历史记录中选择</translation>
    </message>
    <message>
        <source>choose: %1</source>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>class</source>
        <translation>请求类别</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>未受干扰</translation>
    </message>
    <message>
        <source>closed workloads sent more than %1 requests within a second</source>
        <translation>闭环工作负载在一秒内发送了超过 %1 个请求</translation>
    </message>
    <message>
        <source>collapsed: %1 of %2 replications had collapsed when they ended (number %3, from 0): %4 % of %5 were answered there, %6 % in the others; averages over all of them describe neither</source>
        <translation>崩溃：%2 次重复中有 %1 次在结束时已崩溃（编号 %3，从 0 开始）：%5 在其中有 %4 % 得到响应，在其余重复中有 %6 %；所有重复的平均值不反映任何一种情形</translation>
    </message>
    <message>
        <source>comments are // to the end of the line or /* to */</source>
        <translation>注释为 // 到行尾，或 /* 到 */</translation>
    </message>
    <message>
        <source>compute %1</source>
        <translation>计算 %1</translation>
    </message>
    <message>
        <source>control character %1 must be escaped to %2</source>
        <translation>控制字符 %1 须转义为 %2</translation>
    </message>
    <message>
        <source>control character %1 must be escaped to %2 or %3</source>
        <translation>控制字符 %1 须转义为 %2 或 %3</translation>
    </message>
    <message>
        <source>cumulative</source>
        <translation>累积</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>受干扰</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>延时 %1</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>deploying %1 replicas of %2 services</source>
        <translation>正在部署 %2 个服务的 %1 个副本</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>是否想写 %1？</translation>
    </message>
    <message>
        <source>different values</source>
        <translation>值不相同</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>有差异</translation>
    </message>
    <message>
        <source>dot failed: %1</source>
        <translation>dot 失败：%1</translation>
    </message>
    <message>
        <source>dot gave no place for the node %1</source>
        <translation>dot 未给出节点 %1 的位置</translation>
    </message>
    <message>
        <source>down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>each key at most once</source>
        <translation>每个键至多出现一次</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>endpoints with their weights</source>
        <translation>端点及其权重</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>errors %1</source>
        <translation>错误率 %1</translation>
    </message>
    <message>
        <source>errors are ignored</source>
        <translation>忽略错误</translation>
    </message>
    <message>
        <source>everything is kept in %1</source>
        <translation>所有文件保留在 %1</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>应为 %1</translation>
    </message>
    <message>
        <source>expected A..B:N, A..B:N log or a list, such as 10/s..90/s:9 or 1ms, 5ms, 20ms</source>
        <translation>应为 A..B:N、A..B:N log 或列表，例如 10/s..90/s:9 或 1ms, 5ms, 20ms</translation>
    </message>
    <message>
        <source>expected a bucket&apos;s index and its count</source>
        <translation>应为桶的下标及其计数</translation>
    </message>
    <message>
        <source>expected a first value above 0 for a logarithmic scale</source>
        <translation>使用对数刻度时，第一个值应大于 0</translation>
    </message>
    <message>
        <source>expected a number of points from 2 to 1000 after the colon</source>
        <translation>冒号后的点数应为 2 到 1000</translation>
    </message>
    <message>
        <source>expected a percentage, or a number from 0 to 1</source>
        <translation>应为百分数，或 0 到 1 之间的数</translation>
    </message>
    <message>
        <source>expected a text</source>
        <translation>应为文本</translation>
    </message>
    <message>
        <source>expected one of %1</source>
        <translation>应为以下之一：%1</translation>
    </message>
    <message>
        <source>expected something like %1</source>
        <translation>应类似 %1</translation>
    </message>
    <message>
        <source>expected the smaller value first</source>
        <translation>较小的值应在前</translation>
    </message>
    <message>
        <source>expected true or false</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <source>expected two values with units of one kind before the colon</source>
        <translation>冒号前应为单位种类相同的两个值</translation>
    </message>
    <message>
        <source>expected values with units of one kind</source>
        <translation>各值的单位应属同一种类</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>fault %1 failed: %2</source>
        <translation>故障 %1 未能实施：%2</translation>
    </message>
    <message>
        <source>faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>forbidden character after backslash</source>
        <translation>反斜杠之后有不允许的字符</translation>
    </message>
    <message>
        <source>found %1, expected %2</source>
        <translation>遇到 %1，应为 %2</translation>
    </message>
    <message>
        <source>found no bound, expected at least one of %1</source>
        <translation>没有限值，应至少有 %1 之一</translation>
    </message>
    <message>
        <source>found no key %1, expected %2</source>
        <translation>缺少键 %1，应为 %2</translation>
    </message>
    <message>
        <source>found none of the keys %1, expected one of them</source>
        <translation>缺少键，应有 %1 之一</translation>
    </message>
    <message>
        <source>found the key %1, expected %2</source>
        <translation>遇到键 %1，应为 %2</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>how long the freeze lasts</source>
        <translation>冻结持续的时间</translation>
    </message>
    <message>
        <source>how many times as long steps take, such as 3</source>
        <translation>步骤耗时的倍数，例如 3</translation>
    </message>
    <message>
        <source>in %1 of %2</source>
        <translation>%2 处中的 %1 处</translation>
    </message>
    <message>
        <source>in parallel: %1</source>
        <translation>并行：%1</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>is there a comma too much before it?</source>
        <translation>前面是否多了一个逗号？</translation>
    </message>
    <message>
        <source>it has no unit and stands without quotation marks</source>
        <translation>它没有单位，也不加引号</translation>
    </message>
    <message>
        <source>it only in a step with &quot;call&quot;</source>
        <translation>此键只用于带有 &quot;call&quot; 的步骤</translation>
    </message>
    <message>
        <source>it stands first in line %1</source>
        <translation>它首次出现在第 %1 行</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>键 %1</translation>
    </message>
    <message>
        <source>key %1 a second time</source>
        <translation>第二次出现的键 %1</translation>
    </message>
    <message>
        <source>kill</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>knee at %1</source>
        <translation>拐点 %1</translation>
    </message>
    <message>
        <source>knee at &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>拐点 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>line %1 of dot&apos;s output: expected %2</source>
        <translation>dot 输出的第 %1 行：应为 %2</translation>
    </message>
    <message>
        <source>line %1, column %2: not JSON: %3</source>
        <translation>第 %1 行第 %2 列：不是 JSON：%3</translation>
    </message>
    <message>
        <source>line %1, column %2: the text ends in the middle, is the file truncated?</source>
        <translation>第 %1 行第 %2 列：文本中途结束，文件是否被截断？</translation>
    </message>
    <message>
        <source>line %1: expected %2</source>
        <translation>第 %1 行：应为 %2</translation>
    </message>
    <message>
        <source>line %1: expected at most %2 samples</source>
        <translation>第 %1 行：样本至多 %2 个</translation>
    </message>
    <message>
        <source>line %1: found &quot;%2&quot;, expected a number &gt;= 0 or a duration such as 2.5ms</source>
        <translation>第 %1 行：遇到“%2”，应为 &gt;= 0 的数或时长，例如 2.5ms</translation>
    </message>
    <message>
        <source>line 1: expected at least one sample</source>
        <translation>第 1 行：至少应有一个样本</translation>
    </message>
    <message>
        <source>links</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>loops through at most %1</source>
        <translation>至多经过 %1 个端点的循环</translation>
    </message>
    <message>
        <source>low lies above high</source>
        <translation>下限高于上限</translation>
    </message>
    <message>
        <source>max sustainable %1</source>
        <translation>最大可持续值 %1</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <source>mean %1, cv %2</source>
        <translation>均值 %1，变异系数 %2</translation>
    </message>
    <message>
        <source>mean and variance must be representable numbers</source>
        <translation>均值和方差须为可表示的数</translation>
    </message>
    <message>
        <source>mean without waiting</source>
        <translation>无等待时的均值</translation>
    </message>
    <message>
        <source>mean ±%1 %</source>
        <translation>均值 ±%1 %</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>measured durations</source>
        <translation>实测时长</translation>
    </message>
    <message>
        <source>measurement %1 of at most %2 is invalid: %3</source>
        <translation>第 %1 次测量（至多 %2 次）无效：%3</translation>
    </message>
    <message>
        <source>met</source>
        <translation>满足</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>微秒</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>missing closing quote</source>
        <translation>缺少右引号</translation>
    </message>
    <message>
        <source>missing closing quote, a text cannot run over lines</source>
        <translation>缺少右引号，文本不能跨行</translation>
    </message>
    <message>
        <source>mixtures at most %1 deep</source>
        <translation>至多嵌套 %1 层的混合分布</translation>
    </message>
    <message>
        <source>mixtures must not be nested more than %1 deep</source>
        <translation>混合分布的嵌套不得超过 %1 层</translation>
    </message>
    <message>
        <source>more requests were in flight than the run allows</source>
        <translation>在途请求超出了运行所允许的数量</translation>
    </message>
    <message>
        <source>more than %1 arrays and objects inside each other</source>
        <translation>嵌套超过 %1 层的数组和对象</translation>
    </message>
    <message>
        <source>more than %1 requests in flight</source>
        <translation>在途请求超过 %1 个</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>纳秒</translation>
    </message>
    <message>
        <source>no descriptor or port left for another connection</source>
        <translation>没有描述符或端口可供新的连接使用</translation>
    </message>
    <message>
        <source>no difference shown</source>
        <translation>未显示出差异</translation>
    </message>
    <message>
        <source>no factor unless the fault is &quot;slow&quot;</source>
        <translation>没有倍数，除非故障为 &quot;slow&quot;</translation>
    </message>
    <message>
        <source>no figure</source>
        <translation>没有该指标</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>无文件</translation>
    </message>
    <message>
        <source>no index: the array is empty</source>
        <translation>没有下标：数组为空</translation>
    </message>
    <message>
        <source>no problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>no recording</source>
        <translation>无记录</translation>
    </message>
    <message>
        <source>no weights unless &quot;balance&quot; is &quot;weighted&quot;</source>
        <translation>没有权重，除非 &quot;balance&quot; 为 &quot;weighted&quot;</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not a results file: the key &quot;results&quot; (its version) is missing</source>
        <translation>不是结果文件：缺少键 &quot;results&quot;（其版本）</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>not usable JSON: %1</source>
        <translation>无法使用的 JSON：%1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing after the end of the document</source>
        <translation>文档结束之后没有其他内容</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>numbers end at about 1.8e308</source>
        <translation>数值的上限约为 1.8e308</translation>
    </message>
    <message>
        <source>numbers have no zeros before them</source>
        <translation>数值之前不能有零</translation>
    </message>
    <message>
        <source>numbers in the columns x, estimate, low and high</source>
        <translation>x、estimate、low 和 high 列中的数值</translation>
    </message>
    <message>
        <source>numbers stand without quotation marks</source>
        <translation>数值不加引号</translation>
    </message>
    <message>
        <source>numbers, x and y</source>
        <translation>数（x 和 y）</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>observed for less than 0.1 s</source>
        <translation>观测时间不足 0.1 s</translation>
    </message>
    <message>
        <source>of the scenario</source>
        <translation>按场景设定</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>已发起</translation>
    </message>
    <message>
        <source>ok and error_counts add up to %1, count is %2</source>
        <translation>ok 与 error_counts 之和为 %1，而 count 为 %2</translation>
    </message>
    <message>
        <source>one of the keys %1</source>
        <translation>键 %1 之一</translation>
    </message>
    <message>
        <source>one of them</source>
        <translation>其中之一</translation>
    </message>
    <message>
        <source>only one of %1</source>
        <translation>%1 中仅有一项</translation>
    </message>
    <message>
        <source>options with a probability and steps</source>
        <translation>带有概率和步骤的选项</translation>
    </message>
    <message>
        <source>our own processes used %1 of all cores (clean: up to %2)</source>
        <translation>我们自己的进程用了所有核的 %1（未受干扰：至多 %2）</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>超出容差</translation>
    </message>
    <message>
        <source>outside its tolerances</source>
        <translation>超出容差</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation>p99 %1</translation>
    </message>
    <message>
        <source>p99 latency</source>
        <translation>p99 延迟</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>pairs of a time and a rate</source>
        <translation>由时刻和速率组成的数对</translation>
    </message>
    <message>
        <source>parallel and choose steps at most %1 deep</source>
        <translation>至多嵌套 %1 层的 parallel 和 choose 步骤</translation>
    </message>
    <message>
        <source>part %1: %2</source>
        <translation>成分 %1：%2</translation>
    </message>
    <message>
        <source>parts with a probability and a distribution</source>
        <translation>带有概率和分布的成分</translation>
    </message>
    <message>
        <source>places by name</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>predicting: %1 independent runs</source>
        <translation>正在预测：%1 次独立运行</translation>
    </message>
    <message>
        <source>probabilities must sum to 1</source>
        <translation>概率之和须为 1</translation>
    </message>
    <message>
        <source>probabilities that sum to %1</source>
        <translation>总和为 %1 的概率</translation>
    </message>
    <message>
        <source>probabilities that sum to at most %1</source>
        <translation>总和至多为 %1 的概率</translation>
    </message>
    <message>
        <source>refining…</source>
        <translation>正在细化…</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>连接被拒</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>replaying for %1 s (run %2 of %3)</source>
        <translation>正在重放 %1 s（第 %2 次运行，共 %3 次）</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>连接重置</translation>
    </message>
    <message>
        <source>response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>run %1 of %2 is shown, the median error counts</source>
        <translation>显示第 %1 次运行（共 %2 次），以误差的中位数为准</translation>
    </message>
    <message>
        <source>sample %1: %2</source>
        <translation>样本 %1：%2</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>send error p99</source>
        <translation>发送误差的 p99</translation>
    </message>
    <message>
        <source>served</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>served %1</source>
        <translation>已处理 %1</translation>
    </message>
    <message>
        <source>service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>减速</translation>
    </message>
    <message>
        <source>sojourn-live ended with code %1: %2</source>
        <translation>sojourn-live 结束，代码为 %1：%2</translation>
    </message>
    <message>
        <source>sojourn-live was interrupted.</source>
        <translation>sojourn-live 被中断。</translation>
    </message>
    <message>
        <source>sojourn-live was killed.</source>
        <translation>sojourn-live 被终止。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>such a path</source>
        <translation>这样的路径</translation>
    </message>
    <message>
        <source>surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF</source>
        <translation>代理项 U+D800..U+DBFF 之后须为 U+DC00..U+DFFF</translation>
    </message>
    <message>
        <source>surrogate U+DC00..U+DFFF must follow U+D800..U+DBFF</source>
        <translation>代理项 U+DC00..U+DFFF 之前须为 U+D800..U+DBFF</translation>
    </message>
    <message>
        <source>texts stand in double quotation marks</source>
        <translation>文本须用双引号</translation>
    </message>
    <message>
        <source>the comment is never closed by */</source>
        <translation>注释没有以 */ 结束</translation>
    </message>
    <message>
        <source>the cores of %1 are asked for %2 % of their time</source>
        <translation>对 %1 的核的需求达到其可用时间的 %2 %</translation>
    </message>
    <message>
        <source>the end of the file</source>
        <translation>文件末尾</translation>
    </message>
    <message>
        <source>the file is empty, expected results as JSON</source>
        <translation>文件为空，应为 JSON 形式的结果</translation>
    </message>
    <message>
        <source>the file is larger than 256 MB</source>
        <translation>文件大于 256 MB</translation>
    </message>
    <message>
        <source>the key %1</source>
        <translation>键 %1</translation>
    </message>
    <message>
        <source>the key %1 is missing</source>
        <translation>缺少键 %1</translation>
    </message>
    <message>
        <source>the name of a host</source>
        <translation>主机的名称</translation>
    </message>
    <message>
        <source>the name of a service or workload</source>
        <translation>服务或工作负载的名称</translation>
    </message>
    <message>
        <source>the name of a service, or one replica, such as &quot;cart/1&quot;</source>
        <translation>服务的名称，或一个副本，例如 &quot;cart/1&quot;</translation>
    </message>
    <message>
        <source>the name of an endpoint of the scenario</source>
        <translation>场景中端点的名称</translation>
    </message>
    <message>
        <source>the name of an endpoint, such as &quot;cart.get&quot;</source>
        <translation>端点的名称，例如 &quot;cart.get&quot;</translation>
    </message>
    <message>
        <source>the precision asked for was not reached %1</source>
        <translation>未达到所要求的精度：%1</translation>
    </message>
    <message>
        <source>the profile</source>
        <translation>速率曲线</translation>
    </message>
    <message>
        <source>the replica %1</source>
        <translation>副本 %1</translation>
    </message>
    <message>
        <source>the request class the SLO is about</source>
        <translation>该 SLO 所针对的请求类别</translation>
    </message>
    <message>
        <source>the requests in flight keep growing: more arrive than can be served</source>
        <translation>在途请求不断增加：到达的请求多于可处理的请求</translation>
    </message>
    <message>
        <source>the run is too short: the latency had not settled by half of it (MSER-5); lengthen run.duration</source>
        <translation>运行过短：到一半时延迟仍未稳定（MSER-5）；请加长 run.duration</translation>
    </message>
    <message>
        <source>the scenario has no &quot;hosts&quot;</source>
        <translation>场景中没有 &quot;hosts&quot;</translation>
    </message>
    <message>
        <source>the sum of the weights</source>
        <translation>权重之和</translation>
    </message>
    <message>
        <source>there are %1</source>
        <translation>有 %1</translation>
    </message>
    <message>
        <source>there is only %1</source>
        <translation>只有 %1</translation>
    </message>
    <message>
        <source>this is no file of sojourn live validate --json</source>
        <translation>这不是 sojourn live validate --json 生成的文件</translation>
    </message>
    <message>
        <source>this is not JSON</source>
        <translation>这不是 JSON</translation>
    </message>
    <message>
        <source>throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>timeout %1</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>too few samples</source>
        <translation>样本过少</translation>
    </message>
    <message>
        <source>too few samples for an interval</source>
        <translation>样本太少，无法给出置信区间</translation>
    </message>
    <message>
        <source>too many samples</source>
        <translation>样本过多</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>unknown key %1</source>
        <translation>未知的键 %1</translation>
    </message>
    <message>
        <source>unstable: %1; latencies depend on the length of the run and have no interval</source>
        <translation>不稳定：%1；延迟取决于运行的时长，没有置信区间</translation>
    </message>
    <message>
        <source>unstable: it grows with the length of the run</source>
        <translation>不稳定：随运行的时长增长</translation>
    </message>
    <message>
        <source>unstable: no steady state</source>
        <translation>不稳定：没有稳态</translation>
    </message>
    <message>
        <source>users of a closed workload who are answered at once and do not think come back at the same instant for ever</source>
        <translation>闭环工作负载的用户立即得到响应且没有思考时间，会在同一时刻无休止地返回</translation>
    </message>
    <message>
        <source>utilization</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>varying</source>
        <translation>可变</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>waiting requests</source>
        <translation>等待的请求</translation>
    </message>
    <message>
        <source>wake-up canary p99</source>
        <translation>唤醒探测的 p99</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>weights that sum to %1</source>
        <translation>总和为 %1 的权重</translation>
    </message>
    <message>
        <source>what the service offers</source>
        <translation>该服务所提供的内容</translation>
    </message>
    <message>
        <source>when the fault happens</source>
        <translation>故障发生的时刻</translation>
    </message>
    <message>
        <source>within</source>
        <translation>容差内</translation>
    </message>
    <message>
        <source>within %1 replications</source>
        <translation>在 %1 次重复之内</translation>
    </message>
    <message>
        <source>within its tolerances</source>
        <translation>在容差内</translation>
    </message>
    <message>
        <source>within the time given</source>
        <translation>在给定的时间之内</translation>
    </message>
    <message>
        <source>workbench.md</source>
        <comment>the guide&apos;s file: workbench.md, or workbench.LANGUAGE.md</comment>
        <translation>workbench.zh_CN.md</translation>
    </message>
    <message>
        <source>workloads</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>请写成 %1</translation>
    </message>
    <message>
        <source>★ Pin</source>
        <translation>★ 固定</translation>
    </message>
    <message>
        <source>☆ Unpin</source>
        <translation>☆ 取消固定</translation>
    </message>
</context>
</TS>
