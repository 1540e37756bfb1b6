<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sojourn</name>
    <message>
        <source>
… and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (was %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name that may stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (per second)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 above %2, at most %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at or below %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be opened: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: it is no regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 measurements, mean %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more; edit them in the JSON view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 named %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 nodes, %2 connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 measured figures lie inside the interval of a run with other random numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 replicas up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points in %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 replicas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was removed by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would be busy for %2 % of the time: its queue grows without bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, errors %2
p50 %3, p95 %4, p99 %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, kept %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a picture is saved as .png, .svg or .pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] — Sojourn</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Sojourn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add node…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare A and B…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Labels of connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lay out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sweep…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What if…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 replica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10/s..90/s:9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>9 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; selected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; selected: connection from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Sojourn %1&lt;/h3&gt;&lt;p&gt;Simulation and capacity planning for microservice architectures.&lt;/p&gt;&lt;p&gt;The sources are under the Apache Licence 2.0. This program is linked with QCustomPlot and, as a whole, under the GNU General Public Licence 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CSV file with measurements in its first column of numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of results holds no scenario to record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file or a service failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is a letter, then letters, digits, - and _; at most 64 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is required.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plot can be saved as .png, .svg, .pdf or .csv, not as “.%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quick service without a limit of workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scenario with errors has no canonical form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service cannot be connected with itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service of 3 replicas with 4 workers each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service with 16 workers and varying times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service with 64 workers and a short delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service without a limit of workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A store with a limited number of connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is required.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workload sends requests; nothing can call it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workload: sends requests, 50 a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A..B:N, A..B:N log, or a list such as 1ms, 5ms, 20ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A/B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AIC − best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Sojourn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add SLO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a knob</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a knob for a number of the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a knob: choose a number above, or from the inspector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an SLO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add connected node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add knob…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a service, to draw faults on its lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align middles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All knobs back to the document&apos;s values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event loop: as many requests at once as come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers at once, without a queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any value, with its unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply to document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply what-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least two measurements are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 runs can be pinned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At or below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B − A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the document&apos;s value (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin an empty scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottleneck: &lt;b&gt;%1&lt;/b&gt;, %2 busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the left sides into line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the lower sides into line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the middles into one column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the middles into one row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the right sides into line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the upper sides into line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busiest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;onnect from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canonical form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a distribution to see its shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with one measurement in each line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a kind of node to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a parameter and a range, then run the sweep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class of requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes of requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click two nodes, or drag between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close all windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare this run as A (key A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare this run as B (key B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare under common random numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared under common random numbers, %1 replications: an interval of the difference without 0 shows a difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect %1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect by &amp;mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect from the selected node: Tab and arrows choose, Enter connects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the summary as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the selected nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected nodes or connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute horizontally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute vertically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click adds a point, Del removes it; drag it or move it with the arrows. Ctrl+arrows select another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click to add a service, or drag one from the palette.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to any moment of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the selected nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter connects with %1; Tab and arrows choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every command by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is kept here; pin those you want to keep for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples and recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples that come with Sojourn, and recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export p&amp;lot or table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the &amp;picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter of the outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: cart p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a part of the scenario by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the previous one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit a distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit from CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit s&amp;election</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits a distribution to measured durations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitted distributions, best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From &amp;top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this run another label (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half-width of the 95 % intervals of mean and p99, relative to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long each run takes, such as 20s; empty: as the scenario says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How precise the answer is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the workbench is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In service %1, waiting %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KS distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this run, or let it go again (key P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind or name of the new node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay out from top to bottom instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live runs; the median of their errors counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the gaps between left and right equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the gaps between top and bottom equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the picture larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the picture smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max sustainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max sustainable &lt;b&gt;%1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean absolute errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure this machine&apos;s own costs of a request before predicting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurement: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements (*.csv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No faults. Add a lane, then drag on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No interval of the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No interval: too few samples, or no steady state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not pinned: goes when newer ones need room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but Sojourn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objectives need at least &lt;b&gt;%1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these must be chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One replication, request by request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One slice of time further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step on (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One value over a range: knee and limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only rows that hold these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file of results or of a live validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scenario file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an &amp;example…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open re&amp;sults…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview: click or drag to move the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste nodes from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perform the scenario with real processes on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png);;Vector drawing (*.svg);;Document (*.pdf);;Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and tables (*.png *.svg *.pdf *.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin a run, change something and run again to compare the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place everything so that calls run from left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted and measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the live run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the chosen distribution into the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded the first %1 of %2 of one replication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording one replication…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reloading loses unsaved changes; keeping overwrites the file at the next save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove SLO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected SLO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this knob</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this run from the list (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the selected node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay the same requests against real services on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replicas with workers that do the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests answered within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Required.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results of a run, or of a live validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the scenario (F5) to see its latencies here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the scenario live to see what is measured beside what is simulated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the scenario to see how it goes over time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the scenario to see how latencies are distributed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the scenario to see how often each latency occurs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the scenario to see latencies over time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the scenario to see this plot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLOs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all figures with their intervals as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all points as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the scenario as another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this tab as a picture, a drawing, a document or a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search of the palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a single place to edit these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select and move nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one node to connect from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select two runs as A and B in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends requests: a workload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service level objectives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show 90 %, 99 %, 99.9 % at equal distances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a sweep that was saved earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a validation that was saved earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the panel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the picture at its full size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selection as large as it fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side: at least one of the two is a file without its scenario, so they cannot be simulated together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side: whether a difference is more than chance takes a comparison under common random numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulate both with the same arrivals and demands: differences get intervals, and most of the noise cancels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulate every value of the range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulate the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated seconds per second (Up, Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sojourn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sojourn did not end in order. These changes were not saved; nothing of a saved file has been touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorted keys, shortest units, nothing that is a default; comments go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;ep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the run; nothing of it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep a parameter to see where capacity ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes requests in and calls others; many workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bottleneck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no nodes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The duration needs a unit, such as 20s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format does not know the key &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of the document that is varied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The objectives hold everywhere or nowhere in this range, or there are none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program dot was not found: install the package graphviz to have graphs laid out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program sojourn-live was found neither beside this program nor in PATH: build or install Sojourn completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario cannot be run live: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario could not be written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario has errors; see Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topology as PNG, SVG or PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two runs have no class of requests in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values are in the document now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a &quot;%1&quot; already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a service or workload of that name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no service to connect with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing that this can be connected with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two are connected already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no JSON; it is not taken over yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not of the form that is expected here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through HAProxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topology canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn a knob and see latency move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn a knob to see how latencies move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn a knob to see what it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn it in what-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn with the mouse or the arrow keys; the document is not changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two runs side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes cannot be kept for recovery: %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unstable: a queue grows without bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate &amp;live…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch queues fill and replicas die</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What numbers without a unit of their own mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the results panel shows as PNG, SVG, PDF or CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose latencies are compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose latencies are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose latencies are shown in all tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose queue and utilization are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose throughput and latency are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write in &amp;canonical form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the values of the knobs into the document, as one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a known scope and figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number and a unit: /s, /min or /h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number and a unit: ns, us, ms, s, min or h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a percentage, or a number from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more class(es) in the table</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busiest: %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compute %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cumulative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dot failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dot gave no place for the node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors are ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected A..B:N, A..B:N log or a list, such as 10/s..90/s:9 or 1ms, 5ms, 20ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a first value above 0 for a logarithmic scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a number of points from 2 to 1000 after the colon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a percentage, or a number from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected something like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected the smaller value first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected two values with units of one kind before the colon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected values with units of one kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found %1, expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in parallel: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>knee at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>knee at &lt;b&gt;%1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1 of dot&apos;s output: expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1: expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1: expected at most %2 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1: found &quot;%2&quot;, expected a number &gt;= 0 or a duration such as 2.5ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line 1: expected at least one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max sustainable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean %1, cv %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no difference shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers in the columns x, estimate, low and high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside its tolerances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1 of %2 is shown, the median error counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sojourn-live ended with code %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sojourn-live was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sojourn-live was killed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cores of %1 are asked for %2 % of their time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is larger than 256 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no file of sojourn live validate --json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>varying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within its tolerances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workbench.md</source>
        <comment>the guide&apos;s file: workbench.md, or workbench.LANGUAGE.md</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★ Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>☆ Unpin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
